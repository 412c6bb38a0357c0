import Testing

@testable import InfraTrackRunbooks

@Suite struct RollbackTests {
    @Test(arguments: [
        ("sudo systemctl stop nginx", "sudo systemctl start nginx"),
        ("systemctl enable --now nginx", "systemctl disable --now nginx"),
        ("docker pause web", "docker unpause web"),
        ("kubectl cordon node-1", "kubectl uncordon node-1"),
        (
            "kubectl -n shop set image deploy/web web=web:2",
            "kubectl -n shop rollout undo deploy/web"
        ),
        ("kubectl rollout restart deployment web", "kubectl rollout undo deployment web"),
        (
            "kubectl --namespace=shop set env deploy web A=1",
            "kubectl --namespace=shop rollout undo deploy web"
        ),
        ("a2ensite shop", "a2dissite shop"),
        ("systemctl stop 'odd name'", "systemctl start 'odd name'"),
        ("systemctl stop \"it's\"", "systemctl start 'it'\\''s'"),
    ])
    func oppositesAreKnown(text: String, inverse: String) {
        #expect(Rollback.of(text, after: []) == .command(inverse))
    }

    @Test(arguments: [
        "systemctl restart nginx", "rm -rf /tmp/x", "systemctl stop", "a && systemctl stop b",
        "systemctl stop a > log", "kubectl delete pod x",
        "kubectl scale deploy/web --replicas=0", "terraform apply", "a2ensite",
        "kubectl scale deploy/web",
    ])
    func nothingIsGuessed(text: String) {
        #expect(
            Rollback.of(
                text,
                after: ["kubectl scale deploy/api --replicas=3", "x | y"].map { ShellCommand($0) })
                == .unknown)
    }

    @Test func aScalingGoesBackToTheNumberBefore() {
        let earlier = [
            "kubectl scale deploy/web --replicas=3", "kubectl scale deploy/web --replicas=5",
            "systemctl stop a",
        ]
        #expect(
            Rollback.of(
                "kubectl scale deploy/web --replicas=0", after: earlier.map { ShellCommand($0) })
                == .command("kubectl scale deploy/web --replicas=5"))
    }

    @Test func theNamespaceIsKept() {
        #expect(
            Rollback.of("kubectl set image deploy/web web=web:2 -n shop", after: [])
                == .command("kubectl -n shop rollout undo deploy/web"))
        #expect(
            Rollback.of("kubectl rollout restart deploy/web --namespace=shop", after: [])
                == .command("kubectl --namespace=shop rollout undo deploy/web"))
    }
}

@Suite struct FurtherRollbackTests {
    @Test(arguments: [
        ("mv a.conf a.conf.off", "mv a.conf.off a.conf"),
        ("mv a.conf.off a.conf", "mv a.conf a.conf.off"),
        ("service nginx start", "service nginx stop"),
        ("pg_ctlcluster 15 main stop", "pg_ctlcluster 15 main start"),
        ("mkdir /srv/x", "rmdir /srv/x"), ("ln -s /a /b", "rm /b"),
        ("mount /dev/sdb1 /mnt", "umount /mnt"),
        ("swapon /swap", "swapoff /swap"),
        ("iptables -A INPUT -s 10.0.0.1 -j DROP", "iptables -D INPUT -s 10.0.0.1 -j DROP"),
        ("iptables -I INPUT 1 -s 10.0.0.1 -j DROP", "iptables -D INPUT -s 10.0.0.1 -j DROP"),
        ("sudo ufw allow 443/tcp", "sudo ufw delete allow 443/tcp"),
        ("helm -n shop upgrade web chart", "helm -n shop rollback web"),
        ("helm install web chart", "helm uninstall web"),
        ("kubectl create -f x.yaml", "kubectl delete -f x.yaml"),
        ("aws ec2 stop-instances --instance-ids i-1", "aws ec2 start-instances --instance-ids i-1"),
        ("patronictl pause main", "patronictl resume main"),
        ("apt-mark hold nginx", "apt-mark unhold nginx"),
        ("systemctl stop ${SERVICE}", "systemctl start ${SERVICE}"),
        ("terraform taint aws_instance.x", "terraform untaint aws_instance.x"),
    ])
    func oppositesOfManyPrograms(text: String, inverse: String) {
        #expect(Rollback.of(text, after: []) == .command(inverse))
    }

    @Test(arguments: [
        "mv a b", "mv a /srv/", "mkdir -p /a/b", "mkdir a b", "ln a b", "ln -s a b/",
        "helm upgrade --install web chart",
        "iptables -F", "ufw status", "ssh web-01 'systemctl stop x'", "kubectl create ns x",
        "cp a b",
        "cp a dir/a", "helm list x", "systemctl daemon-reload",
    ])
    func whatIsNotCertainIsUnknown(text: String) {
        #expect(Rollback.of(text, after: []) == .unknown)
    }

    @Test func copiesBringFilesBack() {
        let copied = ["ls", "sudo cp -a /etc/x.conf /etc/x.conf.bak"].map { ShellCommand($0) }
        for text in [
            "sudo sed -i s/a/b/ /etc/x.conf", "echo a | sudo tee /etc/x.conf",
            "cat y > /etc/x.conf",
            "openssl x509 -in a -out /etc/x.conf", "curl -o /etc/x.conf http://x/",
            "cp y /etc/x.conf", "rm /etc/x.conf",
        ] {
            let way = Rollback.of(text, after: copied)
            let isOne = ShellCommand(text).parts.count == 1
            #expect(
                way == (isOne ? .command("sudo cp -p /etc/x.conf.bak /etc/x.conf") : .unknown),
                "\(text)")
        }
        #expect(Rollback.of("sed -i s/a/b/ /etc/y.conf", after: copied) == .unknown)
        #expect(
            Rollback.of("cp /etc/x.conf /etc/x.conf.bak", after: [])
                == .needless("It only makes a copy."))
    }
}
