import TestSupport
import Testing

@testable import GitStore

@Suite struct ModelTests {
    @Test func namesOfObjects() throws {
        let hex = "9daeafb9864cf43055ae93beb0afd6c7d144bfa4"
        #expect(ObjectID.blob(Array("test\n".utf8)).description == hex)
        #expect(ObjectID(hex: hex) == blob("test\n"))
        #expect(ObjectID(hex: hex.uppercased()) == blob("test\n"))
        #expect(ObjectID(hex: String(hex.dropLast())) == nil)
        #expect(ObjectID(hex: String(hex.dropLast()) + "g") == nil)
        #expect(Set([blob("a"), blob("b"), blob("a")]).count == 2)
        #expect(ObjectID(blob("a").raw) == blob("a"))
        #expect(ObjectID.blob([]).description == "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391")
    }

    @Test func errorsSayWhatWhereAndHow() {
        let error = GitError(.busy, "lock", path: "p", "It is held.", cure: "Wait.")
        #expect(error.description == "It is held. Wait.")
        #expect("\(error.code)" == "busy")
        #expect(error.operation == "lock")
        #expect(GitError(.io, "x", "Alone.").description == "Alone.")
        let codes: [Int32: GitError.Code] = [
            -3: .missing, -4: .exists, -14: .busy, -36: .notTrusted, -12: .missing, -99: .git,
        ]
        for (status, code) in codes {
            let error = GitError(status: status, operation: "try", path: "here")
            #expect(error.code == code)
            #expect(error.description.hasPrefix("Could not try (here): "))
        }
        let numbers: [Int32: GitError.Code] = [
            2: .missing, 17: .exists, 20: .io, 13: .io, 28: .io, 5: .io,
        ]
        for (number, code) in numbers {
            let error = GitError.system(number, "open", "f")
            #expect(error.code == code)
            #expect(error.description.hasSuffix("."))
        }
    }

    @Test func signaturesAsGitWritesThem() {
        var signature = Signature(name: "A", email: "a@b", seconds: 5, offsetMinutes: -90)
        #expect(signature.line == "A <a@b> 5 -0130")
        signature.offsetMinutes = 345
        #expect(signature.line == "A <a@b> 5 +0545")
    }

    @Test func pathsAreTakenOrRefused() {
        for path in ["a", "a/b.md", "ä/ö.md", ".gitattributes", "a/.gitignore", "a..b/c"] {
            #expect(code { try PathRules.check(path) } == nil, "\(path)")
        }
        let long = String(repeating: "x", count: 201)
        let refused = [
            "", "/", "a/", "/a", "a//b", ".", "a/..", "\u{7F}", "a\nb", "\u{85}", long, ".git",
            ".Git /x", "git~1", ".git:stream", "a/.git./b",
        ]
        for path in refused {
            #expect(code { try PathRules.check(path) } == .invalidPath, "\(path)")
        }
        #expect(PathRules.printable("a\nb") == "a?b")
    }

    @Test func cacheTreeForgetsTheFoldersAbove() throws {
        func node(_ name: String, _ children: Int, _ valid: Bool = true) -> [UInt8] {
            Array("\(name)\0\(valid ? "2" : "-1") \(children)\n".utf8)
                + (valid ? [UInt8](repeating: 7, count: 20) : [])
        }
        let payload = node("", 2) + node("a", 1) + node("b", 0) + node("b", 0)
        var tree = try #require(CacheTree(payload))
        #expect(tree.encoded == payload)
        tree.invalidate("a/b/c.md")
        #expect(
            tree.encoded
                == node("", 2, false) + node("a", 1, false) + node("b", 0, false) + node("b", 0))
        tree.invalidate("b/x/new.md")
        #expect(tree.encoded.suffix(7) == node("b", 0, false).suffix(7))
        tree.invalidate("none/x.md")
        for count in 0..<payload.count { #expect(CacheTree(Array(payload.prefix(count))) == nil) }
        #expect(CacheTree(payload + [0]) == nil)
    }

    @Test func systemsWithoutOneCallForAPath() throws {
        let directory = try TemporaryFolder()
        try directory.directory.write("1", to: "a/b/c.md")
        let folder = try Folder(directory.directory.path)
        #expect(try folder.openStepwise("a/b/c.md", 0).contents(path: "c").bytes == [49])
        #expect(code { _ = try folder.openStepwise("a/x/c.md", 0) } == .missing)
        try directory.link("l", to: "a")
        #expect(code { _ = try folder.openStepwise("l/b/c.md", 0) } == .symbolicLink)
    }

    @Test func locksWithoutHardLinks() throws {
        let directory = try TemporaryFolder()
        let path = directory.directory.appending("x.lock")
        #expect(try GitLock.create(path))
        #expect(try GitLock.create(path) == false)
        #expect(GitLock.removeStale(path))
        #expect(!GitLock.removeStale(path))
        #expect(code { _ = try GitLock.create(directory.directory.appending("no/x")) } == .missing)
    }
}
