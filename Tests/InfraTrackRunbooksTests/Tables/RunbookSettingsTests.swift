import InfraTrack
import InfraTrackTesting
import Testing

@testable import InfraTrackRunbooks

@Suite struct RunbookSettingsTests {
    private func settings(_ text: String) throws -> RunbookSettings {
        try RunbookSettings(Settings(parsing: Array("version: 1\n\(text)".utf8)))
    }

    @Test func aStoreAddsItsOwnPrograms() throws {
        let settings = try settings(
            """
            runbooks:
              stale_after: 30
              noise: [lazydocker]
              keep: [echo]
              read_only: [shopctl-top]
              commands:
                shopctl:
                  read_only: [status, "db list", "get-*"]
                  mutating: [sync]
                  destructive: [purge]
                  value_options: [-s]
                  read_only_options: [--dry-run]
                  destructive_options: [--wipe]
                  mutating_options: [--write]
                  opposites: { lock: unlock }
                kubectl:
                  destructive: [argo rollouts abort]
            """)
        let tables = settings.tables
        func kind(_ text: String) -> CommandKind { ShellCommand(text, tables: tables).kind }
        #expect(settings.staleDays == 30)
        #expect(kind("lazydocker") == .noise)
        #expect(kind("echo x") == .mutating)
        #expect(kind("shopctl-top") == .readOnly)
        #expect(kind("shopctl -s main status") == .readOnly)
        #expect(kind("shopctl db list") == .readOnly)
        #expect(kind("shopctl get-orders") == .readOnly)
        #expect(kind("shopctl db drop") == .mutating)
        #expect(kind("shopctl purge") == .destructive)
        #expect(kind("shopctl purge --dry-run") == .readOnly)
        #expect(kind("shopctl sync --wipe") == .destructive)
        #expect(kind("shopctl status --write") == .mutating)
        #expect(kind("kubectl argo rollouts abort web") == .destructive)
        #expect(kind("kubectl get pods") == .readOnly)
        #expect(
            Rollback.of("shopctl lock orders", after: [], tables: tables)
                == .command("shopctl unlock orders"))
    }

    @Test func withoutSettingsTheBuiltInTablesHold() throws {
        #expect(try settings("").staleDays == RunbookSettings.standard.staleDays)
    }

    @Test(arguments: [
        ("runbooks: { stale_after: soon }", "“soon” is not a number of days."),
        ("runbooks: { stale: 3 }", "“stale” is no key of “runbooks”."),
        ("runbooks: { stale_after: 0 }", "“stale_after” is not above 0."),
        ("runbooks: { commands: { x: y } }", "The program's entry is not a mapping."),
        (
            "runbooks: { commands: { x: { reads: [y] } } }",
            "“reads” is no key of a program's entry."
        ),
        (
            "runbooks: { commands: { x: { opposites: { a: [b] } } } }",
            "“a” is not a single text."
        ),
    ])
    func mistakesAreNamed(text: String, message: String) {
        let error = failure { _ = try settings(text + "\n") }
        #expect(error?.message == message)
        #expect(error?.path == "infratrack.yaml")
        #expect(error?.line == 2)
    }
}
