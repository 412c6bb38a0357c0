import Testing

@testable import InfraTrackRunbooks

@Suite struct ShellCommandTests {
    @Test(arguments: [
        "ls -la", "cd /etc && pwd", "clear", "exit", "vim /etc/hosts", "true", "echo $?", "", "  ",
        "# only a comment", "sudo ls", "A=1",
    ])
    func noise(text: String) {
        #expect(ShellCommand(text).kind == .noise)
    }

    @Test(arguments: [
        "systemctl status nginx", "sudo systemctl is-active nginx",
        "journalctl -u nginx -n 50 --no-pager | grep error",
        "kubectl get pods -n shop", "kubectl -n shop get pods", "kubectl rollout status deploy/web",
        "docker ps -a",
        "docker compose logs web", "apt list --installed", "apt-get -s upgrade", "nginx -t",
        "sudo nginx -T",
        "psql -c 'select 1'", "psql shop -c \"SELECT * FROM t; show all\"", "psql -l",
        "psql -c '\\dt'", "mysql -e 'show tables'",
        "terraform plan -out /dev/null", "terraform state list", "git log --oneline",
        "git -C /srv status", "certbot certificates",
        "certbot renew --dry-run", "cat /etc/hosts", "df -h 2>/dev/null", "dmesg -T",
        "curl -sf https://example.org", "find / -name x",
        "sed -n 1,5p file", "openssl x509 -in a -noout -enddate", "du -sh * | sort -h",
        "grep x y 2>&1", "LC_ALL=C sort file",
        "/usr/bin/df -h", "time dig example.org", "watch -n 5 kubectl get pods",
        "timeout 5 ping host", "sudo -u postgres psql -c 'select 1'",
        "redis-cli ping", "aws ec2 describe-instances", "az vm list",
        "gcloud compute instances list", "ip a", "ip -br link", "ip",
        "helm list", "echo $(date) ; uptime", "sqlite3 a.db 'select 1'",
        "kubectl apply -f x --dry-run=server", "cat < in", "env", "test -f a || df",
    ])
    func readOnly(text: String) {
        #expect(ShellCommand(text).kind == .readOnly)
    }

    @Test(arguments: [
        "systemctl restart nginx", "sudo systemctl reload nginx", "service nginx restart",
        "kubectl delete pod x", "kubectl rollout restart deploy/web",
        "docker restart web", "apt-get install -y nginx", "nginx -s reload",
        "psql -c 'update t set a = 1'", "psql", "psql -c 'select 1; drop table t'",
        "terraform apply -auto-approve", "git push", "certbot renew", "rm -rf /tmp/x", "mv a b",
        "cp a b", "curl -X POST https://example.org",
        "curl -d @x https://example.org", "find / -name x -delete", "sed -i s/a/b/ file",
        "sed -i.bak s/a/b/ file", "openssl req -out a", "dmesg -C",
        "cat a > b", "cat a >> b", "df -h &> out", "unknown-tool", "redis-cli flushall",
        "aws ec2 stop-instances", "ip link set eth0 up",
        "df -h && rm x", "> file", "dpkg -i x.deb", "sort -o a a", "aws s3 rm s3://a/b",
        "bash -c 'df'",
    ])
    func mutating(text: String) {
        #expect(ShellCommand(text).kind == .mutating)
    }

    @Test(arguments: [
        ("echo 'a | b' \"c ; d\" e\\ f", [["echo", "a | b", "c ; d", "e f"]]),
        ("a && b || c ; d | e & f", [["a"], ["b"], ["c"], ["d"], ["e"], ["f"]]),
        ("a \\\n b", [["a", "b"]]), ("a\nb", [["a"], ["b"]]), ("a # b", [["a"]]),
        ("a#b", [["a#b"]]), ("a ''", [["a", ""]]),
        ("a \"x\\\"y\"", [["a", "x\"y"]]), ("a 'open", [["a", "open"]]),
        ("a 2>&1 >/dev/null <in b", [["a", "b"]]), ("a >&- b", [["a", "b"]]),
    ])
    func wordsAreThoseOfAShell(text: String, parts: [[String]]) {
        #expect(ShellCommand(text).parts.map(\.words) == parts)
    }

    @Test func wrappersAndAssignmentsComeOff() {
        let part = ShellCommand("A=1 sudo -u root -E nice -n 5 /usr/sbin/nginx -s reload").parts
            .first
        #expect(part?.program == "nginx")
        #expect(part?.wrappers == ["sudo", "-u", "root", "-E", "nice", "-n", "5"])
        #expect(ShellCommand("sudo").parts.first?.program == "sudo")
        #expect(ShellCommand("").program == "")
        #expect(ShellCommand("=x").program == "=x")
    }
}
