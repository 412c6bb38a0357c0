import InfraTrack
import InfraTrackTesting
import Testing

@testable import InfraTrackRunbooks

@Suite struct RunbookStoryTests {
    private func texts(_ steps: [Step]) -> [String] { steps.map(\.record.command) }

    @Test func noiseTyposAndInterruptsAreGone() throws {
        let story = try Ledger([
            .init("ls -la"), .init("df -h /"), .init("gti status", exit: "127"),
            .init("tail -f /var/log/syslog", exit: "130"), .init("vim /etc/x"),
            .init("systemctl restart nginx"), .init("clear"), .init("df -h /"),
        ]).story
        #expect(texts(story.diagnosis) == ["df -h /"])
        #expect(texts(story.mitigation) == ["systemctl restart nginx"])
        #expect(texts(story.verification) == ["df -h /"])
        #expect(story.failures.isEmpty)
        #expect(story.used.count == 3)
    }

    @Test func aSymptomIsDiagnosisAndItsEndVerification() throws {
        let story = try Ledger([
            .init("curl -sf http://web-01/health", exit: "7"), .init("nginx -t", exit: "1"),
            .init("sed -i s/a/b/ /etc/nginx/nginx.conf"), .init("nginx -t"),
            .init("systemctl reload nginx"), .init("curl -sf http://web-01/health"),
        ]).story
        #expect(texts(story.diagnosis) == ["curl -sf http://web-01/health", "nginx -t"])
        #expect(story.diagnosis.map(\.record.exit) == [7, 1])
        #expect(texts(story.mitigation).count == 3)
        #expect(texts(story.verification) == ["curl -sf http://web-01/health"])
        #expect(story.failures.isEmpty)
    }

    @Test func pollsAreOneStep() throws {
        let body = try Ledger([
            .init("kubectl rollout restart deploy/web"),
            .init("kubectl get pods", output: "web 0/1 Pending"),
            .init("sleep 5"), .init("kubectl get pods", output: "web 0/1 Creating"),
            .init("kubectl get pods", output: "web 1/1 Running\nold 1/1 x"),
            .init("curl -sf http://x/", exit: "7"), .init("curl -sf http://x/"),
            .init("uptime"), .init("uptime"),
        ]).body()
        #expect(body.contains("Repeat it until the output has `web 1/1 Running`; it took 3 looks."))
        #expect(body.contains("Repeat it until the exit status is 0; it took 2 looks."))
        #expect(body.split(separator: "\n").count { $0 == "kubectl get pods" } == 1)
    }

    @Test func failuresComeWithTheirFix() throws {
        let ledger = try Ledger([
            .init("systemctl start ngnix", exit: "5", output: "Unit ngnix.service not found."),
            .init("systemctl stop nginx"),
            .init("certbot renew", exit: "1", output: "port 80 in use"),
            .init("systemctl stop apache2"), .init("certbot renew"),
            .init("systemctl start nginx"), .init("apt-get install foo", exit: "100"),
        ])
        let failures = try ledger.story.failures
        #expect(
            failures.map(\.fix) == [
                ["systemctl start nginx"], ["systemctl stop apache2", "certbot renew"], [],
            ])
        #expect(failures.map(\.isSame) == [false, true, false])
        let body = try ledger.body()
        #expect(body.contains("> - Nothing recorded afterwards mended failure 3."))
        #expect(
            body.contains(
                "The same command worked after this:\n\n```sh\nsystemctl stop apache2\ncertbot renew\n```"
            ))
        #expect(body.contains("Nothing recorded afterwards mended it."))
        #expect(body.contains("Unit ngnix.service not found."))
        #expect(body.contains("> - No check was recorded after the last change."))
    }

    @Test func aRetryOfALookIsItsOwnFix() throws {
        let failures = try Ledger([
            .init("df -h"), .init("curl -f http://x/", exit: "7"), .init("uptime"),
            .init("curl -f http://x/"),
        ]).story.failures
        #expect(failures.map(\.fix) == [["curl -f http://x/"]])
    }

    @Test func cdIsKeptAsTheFolder() throws {
        let body = try Ledger([
            .init("cd /srv/shop"), .init("git log -1"), .init("cd /nowhere", exit: "1"),
            .init("git pull"),
            .init("git status", cwd: "/root"), .init("git diff", host: "web-02"),
            .init("uptime", host: nil, cwd: "/x"),
            .init("free", host: nil),
        ]).body()
        #expect(
            body.contains(
                "On `${SERVER}`, in `/srv/shop`:\n\n```sh {\"name\":\"diagnosis-1\"}\ngit log -1")
                || body.contains(
                    "On `web-01`, in `/srv/shop`:\n\n```sh {\"name\":\"diagnosis-1\"}\ngit log -1")
        )
        #expect(
            body.contains(
                ", in `/srv/shop`:\n\n```sh {\"name\":\"mitigation-1\",\"excludeFromRunAll\":\"true\"}\ngit pull"
            ))
        #expect(body.contains(", in `/root`:"))
        #expect(body.contains("On `web-02`:\n"))
        #expect(body.contains("In `/x`:\n"))
    }

    @Test func severalRunsAreCounted() throws {
        let second = "a000000002"
        let ledger = try Ledger(
            [
                .init("ssh web-01 df -h", output: "90%"), .init("systemctl restart app"),
                .init("ssh web-02.acme.example df -h", output: "80%", task: second),
                .init("systemctl restart app", task: second), .init("uptime", task: second),
            ],
            files: [
                "tasks/2026-11/24/a000000002-x.md": Ledger.file(second, "Again", status: "open")
            ])
        _ = try ledger.generate(tasks: [Ledger.task, second])
        let runbook = try #require(ledger.repository.snapshot.runbook("disk"))
        #expect(runbook.evidence?.runs == 2)
        #expect(runbook.evidence?.successes == 1)
        #expect(runbook.body.contains("It worked in 2 of 2 runs, in 0.5 s."))
        #expect(runbook.body.contains("and one more run."))
        #expect(runbook.body.contains("> - Task `a000000002` is open, not done."))
        #expect(runbook.commandBlocks.map(\.text).contains("uptime"))
    }

    @Test func valuesOfAnEarlierStepAreCaptured() throws {
        let ledger = try Ledger([
            .init("ps aux", output: "root 4711 stuck"), .init("kill 4711"), .init("kill 4712"),
            .init("aws ec2 describe-volumes", output: "\"VolumeId\": \"vol-0abcdef1234567890\","),
            .init("aws ec2 modify-volume --volume-id vol-0abcdef1234567890"),
            .init("run job_a1b2c3"),
        ])
        let runbook = try ledger.generate().value.runbook
        #expect(runbook.parameters.map(\.name) == ["PID", "PID_2", "VOLUME_ID"])
        #expect(
            runbook.parameters.map(\.description) == [
                "the number of a process, from the output of Diagnosis step 1",
                "the number of a process",
                "the id of a cloud resource, from the output of Mitigation step 3",
            ])
        #expect(runbook.body.contains("kill ${PID}\n"))
        #expect(runbook.body.contains("kill ${PID_2}\n"))
        #expect(runbook.body.contains("run job_a1b2c3\n"))
        #expect(runbook.body.contains("root ${PID} stuck"))
        #expect(runbook.body.contains("Keep `4711` of this output as `${PID}`."))
        #expect(!runbook.body.contains("export PID="))
    }

    @Test func theBlastRadiusIsDrawn() throws {
        let body = try Ledger([.init("uptime")]).body()
        #expect(
            body.contains(
                "```mermaid\nflowchart LR\n    n0[\"acme/prod/web-01\"]\n    n1[\"acme/prod/shop\"]\n    n1 -- depends on --> n0\n"
            ))
        var files: [String: String] = [:]
        for index in 10..<60 {
            files["components/acme/prod/web-01/x\(index).md"] = "---\nkind: service\n---\n"
        }
        let wide = try Ledger([.init("uptime")], files: files).body()
        #expect(wide.contains("    more[\"and 28 more\"]\n"))
        #expect(wide.contains(" -- within --> n0\n"))
    }

    @Test func otherShellsHaveTheirOwnFences() {
        #expect(RunbookContext.language("pwsh") == "powershell")
        #expect(RunbookContext.language("fish") == "fish")
        #expect(RunbookContext.language(nil) == "sh")
    }

    @Test func distanceIsThatOfBytes() {
        #expect(EditDistance.between("kitten", "sitting") == 3)
        #expect(EditDistance.between("", "abc") == 3)
        let long = String(repeating: "x", count: 100_000)
        #expect(EditDistance.between(long, long + "y") == 0)
    }
}
