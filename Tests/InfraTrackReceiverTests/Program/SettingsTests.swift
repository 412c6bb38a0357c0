import ArgumentParser
import InfraTrack
import Logging
import TestSupport
import Testing

@testable import InfraTrackReceiver

@Suite struct SettingsTests {
    private func settings(_ words: String..., files: [String: String] = [:]) throws
        -> ReceiverSettings
    {
        let folder = try TemporaryDirectory()
        for (name, text) in files { try folder.writeSecret(text, to: name) }
        return try ReceiverSettings(
            try ReceiverArguments.parse(words), directory: folder.path)
    }

    @Test func byDefaultTheLoopbackIsOpenAndAllSourcesAreThere() throws {
        let settings = try settings()
        #expect(settings.host == "127.0.0.1")
        #expect(settings.port == 9797)
        #expect(settings.sources["alertmanager"] != nil)
        #expect(settings.guards.keys.sorted() == settings.sources.keys.sorted())
        #expect(settings.guards.values.allSatisfy { $0.isOpen })
        #expect(settings.logLevel == .info)
        #expect(settings.commit == CommitOptions())
    }

    @Test func everythingMayBeSaid() throws {
        let settings = try settings(
            "--host", "0.0.0.0", "--port", "0", "--source", "alertmanager", "--token-file", "t",
            "--max-body", "2048", "--max-queue", "7", "--max-queue-bytes", "4096", "--max-batch",
            "3",
            "--max-connections", "9", "--drain-seconds", "5", "--log-level", "warning", "--mode",
            "stage", "--allow-detached", "--hooks", files: ["t": "a\n b \n\n"])
        #expect(settings.sources.keys.sorted() == ["alertmanager"])
        let limits = settings.limits
        #expect([limits.body, limits.queue, limits.queueBytes] == [2048, 7, 4096])
        #expect([limits.batch, limits.connections, settings.drainSeconds] == [3, 9, 5])
        #expect(
            settings.commit == CommitOptions(mode: .stage, allowDetached: true, hooks: true))
        let guarding = try #require(settings.guards["alertmanager"])
        #expect(guarding.admits(authorization: "Bearer b"))
        #expect(!guarding.admits(authorization: nil))
        #expect(guarding.accepts([], now: Timestamp(seconds: 0)) { _ in nil })
    }

    @Test(arguments: [
        ["--port", "65536"], ["--max-body", "1"], ["--max-body", "4194305"], ["--max-queue", "0"],
        ["--max-queue-bytes", "100"], ["--max-batch", "0"], ["--max-connections", "0"],
        ["--drain-seconds", "0"], ["--log-level", "loud"], ["--mode", "never"],
        ["--source", "pager"], ["--host", "0.0.0.0"], ["--host", "ops.example.org"],
        ["--signature", "alertmanager"], ["--signature", "other=t"], ["--sns-topic", "arn"],
    ])
    func refuses(_ words: [String]) throws {
        let error = #expect(throws: LedgerError.self) {
            try ReceiverSettings(try ReceiverArguments.parse(words), directory: "/nonexistent")
        }
        #expect(error?.code == .usage)
        #expect(error?.cure.isEmpty == false)
    }

    @Test(arguments: ["localhost", "127.0.0.2", "::1"])
    func loopbacks(_ host: String) throws { #expect(try settings("--host", host).host == host) }

    @Test func aSignatureTakesThePlaceOfTheToken() throws {
        let settings = try settings(
            "--host", "::", "--source", "alertmanager", "--signature", "alertmanager=s",
            files: ["s": "key\n"])
        let guarding = try #require(settings.guards["alertmanager"])
        #expect(!guarding.isOpen)
        #expect(guarding.admits(authorization: nil))
        #expect(!guarding.accepts([], now: Timestamp(seconds: 0)) { _ in nil })
    }

    @Test func everySourceSignsInItsOwnWay() throws {
        let folder = try TemporaryDirectory()
        try folder.writeSecret("key", to: "s")
        let names = ["grafana", "pagerduty", "sentry", "other"]
        let words = names.flatMap { ["--signature", "\($0)=\(folder.appending("s"))"] }
        let guards = try GuardReader(
            try ReceiverArguments.parse(words), directory: "/nonexistent"
        ).guards(of: names)
        for guarding in guards.values {
            guard case .signature = guarding else {
                Issue.record("no signature")
                continue
            }
        }
        #expect(guards.count == 4)
    }

    @Test func anSNSCertificateMustBeOne() throws {
        let error = #expect(throws: LedgerError.self) {
            try settings("--sns-certificate", "c", files: ["c": "x"])
        }
        #expect(error?.code == .invalid)
    }
}

@Suite struct SecretFileTests {
    private func code(_ path: String) -> LedgerError.Code? {
        do throws(LedgerError) {
            _ = try SecretFile.secrets(path)
            return nil
        } catch {
            return error.code
        }
    }

    @Test func onlyItsOwnerMayReadIt() throws {
        let folder = try TemporaryDirectory()
        try folder.writeSecret("one\n\r\n\ttwo \n", to: "good")
        #expect(try SecretFile.secrets(folder.appending("good")) == ["one", "two"])
        try folder.writeSecret("one", to: "open", permissions: 0o640)
        #expect(code(folder.appending("open")) == .refused)
    }

    @Test func itMustHoldSomething() throws {
        let folder = try TemporaryDirectory()
        try folder.writeSecret(" \n\n", to: "empty")
        try folder.writeSecret(String(repeating: "x", count: 70_000), to: "large")
        #expect(code(folder.appending("empty")) == .invalid)
        #expect(code(folder.appending("large")) == .invalid)
        #expect(code(folder.appending("absent")) == .missing)
        #expect(code(folder.path) == .invalid)
        #expect(code(folder.appending("empty/below")) == .io)
    }
}
