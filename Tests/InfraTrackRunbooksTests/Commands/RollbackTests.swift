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
