import InfraTrack
import Testing
import TestSupport

@testable import InfraTrackAlerts

struct PrivateFolderTests {
    private let directory: TemporaryDirectory
    private let folder: PrivateFolder

    init() throws {
        directory = try TemporaryDirectory()
        folder = try PrivateFolder(directory.path, ["a", "b"])
    }

    private func sh(_ command: String) throws {
        _ = try Program.run(
            ["sh", "-c", command], in: directory.path,
            environment: Git.environment(home: directory.path))
    }

    @Test func writesReadsAndRemoves() throws {
        let long = String(repeating: "x", count: 200_000)
        try folder.write(long, as: "2.json", token: 1)
        try folder.write("one", as: "1.json", token: 1)
        try folder.write("two", as: "1.json", token: 1)
        try sh("touch a/b/.3.json-9 a/b/notes.txt")
        #expect(try folder.names() == ["1.json", "2.json"])
        #expect(try folder.read("2.json") == Array(long.utf8))
        #expect(try folder.read("1.json") == Array("two".utf8))
        try folder.remove("1.json")
        try folder.remove("1.json")
        #expect(try folder.names() == ["2.json"])
        #expect(try PrivateFolder(directory.path, ["a", "b"]).names() == ["2.json"])
    }

    @Test func followsNoLinks() throws {
        try sh(
            "echo secret > target; ln -s ../../target a/b/1.json; ln -s a c; touch d; ln -s ../../target a/b/.2.json-5"
        )
        #expect(throws: LedgerError.self) { try folder.read("1.json") }
        for name in ["c", "d"] {
            #expect(throws: LedgerError.self) { try PrivateFolder(directory.path, [name]) }
        }
        #expect(throws: LedgerError.self) { try folder.write("x", as: "2.json", token: 5) }
        #expect(try directory.read("target") == "secret\n")
    }

    @Test func saysWhatFailed() throws {
        #expect(throws: LedgerError.self) {
            try PrivateFolder(directory.appending("none/deeper"), ["a"])
        }
        try sh("mkdir a/b/1.json")
        #expect {
            try folder.write("x", as: "1.json", token: 1)
        } throws: {
            ($0 as? LedgerError)?.code == .io && "\($0)".contains("1.json")
        }
        #expect(throws: LedgerError.self) { try folder.remove("1.json") }
        #expect(throws: LedgerError.self) { try folder.read("1.json") }
        // Nothing unfinished stays behind.
        #expect(throws: (any Error).self) { try directory.read("a/b/.1.json-1") }
        try sh("rm -r a")
        #expect(throws: LedgerError.self) { try folder.names() }
        #expect(throws: LedgerError.self) { try folder.read("2.json") }
    }
}
