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
        "kubectl rollout restart deploy/web",
        "docker restart web", "apt-get install -y nginx", "nginx -s reload",
        "psql -c 'update t set a = 1'", "psql",
        "terraform apply -auto-approve", "git push", "certbot renew", "mv a b",
        "cp a b", "curl -X POST https://example.org",
        "curl -d @x https://example.org", "sed -i s/a/b/ file",
        "sed -i.bak s/a/b/ file", "openssl req -out a", "dmesg -C",
        "cat a > b", "cat a >> b", "df -h &> out", "unknown-tool",
        "aws ec2 stop-instances", "ip link set eth0 up",
        "> file", "dpkg -i x.deb", "sort -o a a",
    ])
    func mutating(text: String) {
        #expect(ShellCommand(text).kind == .mutating)
    }

    @Test(arguments: [
        "kubectl delete pod x", "kubectl -n shop drain node-1", "psql -c 'select 1; drop table t'",
        "psql -tAc \"delete from t\"", "rm -rf /tmp/x", "find / -name x -delete",
        "find / -name x -exec rm {} +", "redis-cli flushall", "df -h && rm x", "sudo dd if=a of=b",
        "aws s3 rm s3://a/b", "aws ec2 terminate-instances --instance-ids i-1", "terraform destroy",
        "terraform apply -destroy", "git push --force", "git reset --hard HEAD~1",
        "apt-get purge nginx", "curl -X DELETE https://example.org/x", "systemctl poweroff",
        "docker system prune -af", "docker rm web", "helm uninstall web", "mkfs.ext4 /dev/sdb1",
        "journalctl --vacuum-size=200M", "ssh web-01 'rm -rf /srv/x'", "sh -c 'rm x'",
        "kubectl exec pod -- rm x", "docker exec web rm x", "az vm delete -n x",
        "gcloud compute instances delete x", "mysql -e 'truncate t'",
        "psql -c 'with x as (select 1) delete from t'",
        "psql -c \"select pg_drop_replication_slot('a')\"",
        "while true; do rm x; done", "(cd /srv && rm x)", "rsync -a --delete a b",
    ])
    func destructive(text: String) {
        #expect(ShellCommand(text).kind == .destructive)
    }

    @Test(arguments: [
        "bash -c 'df'", "ssh web-01 df -h", "ssh -p 22 -i key web-01 'systemctl status nginx'",
        "docker exec -it web ps aux", "docker compose exec web ps", "kubectl exec -n a pod -- env",
        "find . -exec grep x {} \\;", "su - postgres -c 'psql -l'", "xargs -n 1 cat",
        "curl -X GET https://example.org", "curl -s -o /dev/null -w '%{http_code}' http://x",
        "cat <<EOF\nrm -rf /\nEOF", "if systemctl is-active nginx; then uptime; fi",
        "psql -c 'with x as (select 1) select * from x'", "crontab -l", "ip route get 10.0.0.1",
    ])
    func whatRunsElsewhereIsLookedAt(text: String) {
        #expect(ShellCommand(text).kind == .readOnly)
    }

    @Test(arguments: [
        "ssh web-01 systemctl restart nginx", "psql -c 'select pg_reload_conf()'",
        "psql -c 'with x as (select 1) update t set a = 1'", "curl --request POST http://x",
        "curl -XPUT http://x", "docker exec web nginx -s reload", "sqlite3 a.db 'insert into t'",
        "psql -c '\\copy t from x'",
    ])
    func whatRunsElsewhereMayChange(text: String) {
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
