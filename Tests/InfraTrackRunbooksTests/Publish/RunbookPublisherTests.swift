import Foundation
import InfraTrack
import InfraTrackTesting
import TestSupport
import Testing

@testable import InfraTrackRunbooks

@Suite struct RunbookPublisherTests {
    private func target(_ files: [String: String]) throws -> TemporaryDirectory {
        let directory = try TemporaryDirectory()
        try git(directory, ["init", "-q", "-b", "main", "."])
        for (path, text) in files { try directory.write(text, to: path) }
        try git(directory, ["add", "."])
        try git(directory, ["commit", "-q", "--allow-empty", "-m", "Docs"])
        return directory
    }

    @discardableResult
    private func git(_ directory: TemporaryDirectory, _ arguments: [String]) throws -> String {
        try Git.run(arguments, in: directory.path).output
    }

    private func publish(_ ledger: Ledger, _ directory: TemporaryDirectory, _ folder: String = "")
        throws -> RunbookPublisher.Report
    {
        try RunbookPublisher().publish(from: ledger.repository, to: directory.path + folder)
    }

    private func ledger() throws -> Ledger {
        let ledger = try Ledger([
            .init("df -h /"), .init("cat <<'EOF' > x\n``` {a}\nEOF"), .init("uptime"),
        ])
        _ = try ledger.generate()
        return ledger
    }

    @Test func pagesAndNavigationAreOneCommit() throws {
        let directory = try target([
            "mkdocs.yml": "site_name: Ops\nnav:\n  - Home: index.md\n", "docs/index.md": "# Home\n",
            "notes.txt": "a\n",
        ])
        try directory.write("changed\n", to: "notes.txt")
        let report = try publish(try ledger(), directory)
        #expect(report.commit != nil)
        #expect(report.written == ["docs/runbooks/disk.md", "mkdocs.yml"])
        #expect(
            try git(directory, ["show", "--name-only", "--format=%s", "HEAD"])
                == "docs: publish runbooks\n\ndocs/runbooks/disk.md\nmkdocs.yml\n")
        #expect(try git(directory, ["status", "--porcelain"]) == " M notes.txt\n")
        let page = try directory.read("docs/runbooks/disk.md")
        #expect(
            page.hasPrefix(
                "---\ntitle: \"Disk full\"\ndescription: \"Disk full\"\nowner: \"marcus\"\nstatus: draft\ninfratrack_runbook: disk\n"
            ))
        #expect(page.contains("\n```sh\ndf -h /\n```\n"))
        #expect(page.contains("\n````sh\ncat <<'EOF' > x\n``` {a}\nEOF\n````\n"))
        #expect(
            try directory.read("mkdocs.yml").hasSuffix(
                "  - Runbooks:\n      - \"Disk full\": runbooks/disk.md\n"))
        #expect(try publish(try ledger(), directory).commit == nil)
    }

    @Test func pagesOfRunbooksThatAreGoneGo() throws {
        let directory = try target(["mkdocs.yml": "nav:\n  - Home: index.md\n"])
        let ledger = try ledger()
        _ = try ledger.generate("other")
        _ = try publish(ledger, directory)
        try directory.write("# Own\n", to: "docs/runbooks/own.md")
        try git(directory, ["add", "."])
        try git(directory, ["commit", "-q", "-m", "Own"])
        let report = try publish(try self.ledger(), directory)
        #expect(report.removed == ["docs/runbooks/other.md"])
        #expect(try !directory.read("mkdocs.yml").contains("other.md"))
        #expect(try directory.read("docs/runbooks/own.md") == "# Own\n")
    }

    @Test func withoutMkDocsTheFolderIsPlain() throws {
        let directory = try target(["sub/x.md": "x\n"])
        let report = try publish(try ledger(), directory, "/sub")
        #expect(report.written == ["runbooks/disk.md"])
        #expect(try directory.read("sub/runbooks/disk.md").contains("# Disk full"))
    }

    @Test func foreignPagesLinksAndWaysOutAreRefused() throws {
        let foreign = try target(["runbooks/disk.md": "# Mine\n"])
        #expect(failure { _ = try publish(try ledger(), foreign) }?.code == .refused)
        let outside = try target(["mkdocs.yml": "docs_dir: ../elsewhere\n"])
        #expect(failure { _ = try publish(try ledger(), outside) } != nil)
        let linked = try target(["x.md": "x\n"])
        try FileManager.default.createSymbolicLink(
            atPath: linked.path + "/runbooks", withDestinationPath: "/tmp")
        #expect(failure { _ = try publish(try ledger(), linked) } != nil)
        #expect(try git(linked, ["log", "--oneline"]).split(separator: "\n").count == 1)
        let bytes = try target(["x.md": "x\n"])
        try FileManager.default.createDirectory(
            atPath: bytes.path + "/runbooks", withIntermediateDirectories: true)
        try Data([0xFF, 0xFE]).write(to: URL(fileURLWithPath: bytes.path + "/runbooks/disk.md"))
        #expect(failure { _ = try publish(try ledger(), bytes) }?.code == .invalid)
    }
}
