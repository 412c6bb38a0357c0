import Foundation
import TestSupport
import Testing

@testable import GitStore

/// What a killed run leaves, stage by stage, and what the next open makes of it.
@Suite struct RecoveryTests {
    enum Stage: Int, CaseIterable, Comparable, Sendable {
        case locked, tornJournal, journal, temporaries, placedOne, placed, committed, moved
        case indexed, finished

        static func < (left: Stage, right: Stage) -> Bool { left.rawValue < right.rawValue }
    }

    /// A repository with three records; the interrupted change edits, adds and removes one each.
    private func sandbox() throws -> Sandbox {
        let sandbox = try Sandbox()
        let store = try sandbox.store()
        _ = try store.commit(
            CommitRequest([.new("t/a.md", "1\n"), .new("t/c/c.md", "c\n"), .new("t/d.md", "d\n")]))
        try sandbox.write("code.txt", "staged\n")
        try sandbox.git("add", "code.txt")
        try sandbox.write("t/d.md", "dirty\n")
        return sandbox
    }

    private let changes: [FileChange] = [
        .edit("t/a.md", from: "1\n", to: "2\n"), .new("t/n/m/b.md", "b\n"),
        .remove("t/c/c.md", from: "c\n"),
    ]

    /// Does the steps of a transaction up to a stage, and nothing of what follows.
    private func interrupt(
        _ sandbox: Sandbox, at stage: Stage, mode: CommitMode = .commit
    ) throws {
        let store = try sandbox.store()
        let places = store.places
        let lock = try AdvisoryLock(places, waitSeconds: 0)
        // Closing alone would not do: a program that another test starts in this moment has
        // the lock's file open until it runs.
        defer { lock.release() }
        let target = try store.target(allowDetached: false)
        try lock.record([places.index + ".lock", target.lock])
        if mode != .write {
            _ = try GitLock(places.index + ".lock", places, waitSeconds: 0)
            _ = try GitLock(target.lock, places, waitSeconds: 0)
        }
        let top = try Folder(places.workTree)
        let privateFolder = try Folder(places.privateDirectory)
        let index = try store.loadIndex()
        let tip = try #require(try store.head())
        let tipTree = try store.handle.tree(of: tip)
        var plan = Preparation(mode: mode, tipTree: tipTree, trustsExecutableBit: true)
        try store.showAttributes(of: index, [])
        for change in changes { try plan.add(change, index, top, store) }
        if mode != .write { try store.storeBlobs(&plan.files) }
        let tree = try store.makeTree(plan.files, on: tipTree)
        let journal = Journal(
            workTree: places.workTree, gitDirectory: places.gitDirectory, mode: mode,
            reference: target.name, tip: tip, files: plan.files.map(\.record),
            folders: ["t/n", "t/n/m"])
        if stage == .tornJournal {
            let text = journal.text
            try privateFolder.create(Journal.name, Array(text.utf8.prefix(text.utf8.count - 9)))
        }
        guard stage >= .journal else { return }
        try journal.write(privateFolder)
        guard stage >= .temporaries else { return }
        try Placement.writeTemporaries(plan.files, top)
        if stage == .placedOne { try Placement.place([plan.files[0]], top) }
        guard stage >= .placed else { return }
        try Placement.place(plan.files, top)
        guard stage >= .committed else { return }
        let text = CommitText(
            tree: tree, parents: [tip], author: .marcus, committer: .marcus, message: "late\n")
        let commit = try store.write(text)
        if mode == .commit { try Journal.append(commit: commit, privateFolder) }
        guard stage >= .moved else { return }
        if mode == .commit {
            try target.stage(commit, places)
            try target.move(places)
        }
        guard stage >= .indexed else { return }
        let edits = plan.files.map { file in
            IndexEdit(
                path: file.path, blob: file.stored.map { ($0, file.mode) },
                status: file.content == nil ? nil : top.status(file.path))
        }
        try store.publishIndex(store.writeNewIndex(index, edits))
        guard stage >= .finished else { return }
        Placement.finish(journal.files, places.prefix, top)
    }

    private func expectBefore(_ sandbox: Sandbox, _ note: String) throws {
        #expect(
            try sandbox.git("status", "--porcelain", "-uall") == "M  code.txt\n M t/d.md\n",
            "\(note)")
        #expect(try sandbox.read("t/a.md") == "1\n", "\(note)")
        #expect(try sandbox.read("t/c/c.md") == "c\n", "\(note)")
        #expect(!sandbox.exists("t/n"), "\(note)")
    }

    private func expectAfter(_ sandbox: Sandbox, _ note: String) throws {
        #expect(
            try sandbox.git("status", "--porcelain", "-uall") == "M  code.txt\n M t/d.md\n",
            "\(note)")
        #expect(try sandbox.read("t/a.md") == "2\n", "\(note)")
        #expect(try sandbox.read("t/n/m/b.md") == "b\n", "\(note)")
        #expect(!sandbox.exists("t/c"), "\(note)")
    }

    private func expectNoLeftOvers(_ sandbox: Sandbox) throws {
        #expect(!sandbox.exists(".git/index.lock"))
        #expect(!sandbox.exists(".git/refs/heads/main.lock"))
        let left = try FileManager.default.subpathsOfDirectory(
            atPath: sandbox.path + "/.git/infratrack")
        #expect(Set(left).subtracting(["lock", "marker"]) == [])
        let attributes = try FileManager.default.attributesOfItem(
            atPath: sandbox.path + "/.git/infratrack")
        #expect(attributes[.posixPermissions] as? Int == 0o700)
        let files = try FileManager.default.subpathsOfDirectory(atPath: sandbox.path + "/t")
        #expect(!files.contains { $0.contains(".infratrack-") })
    }

    @Test(arguments: Stage.allCases) func commitIsWholeOrNotThere(_ stage: Stage) throws {
        let sandbox = try sandbox()
        try interrupt(sandbox, at: stage)
        let store = try sandbox.store()
        #expect(!store.recovered.isEmpty)
        if stage >= .moved {
            try expectAfter(sandbox, "\(stage)")
        } else {
            try expectBefore(sandbox, "\(stage)")
        }
        try expectNoLeftOvers(sandbox)
        #expect(try sandbox.store().recovered == [])
        #expect(try store.commit(CommitRequest([.put("t/a.md", "3\n")])).commit != nil)
    }

    @Test(arguments: Stage.allCases.filter { $0 != .moved && $0 != .committed })
    func stagingIsWholeOrNotThere(_ stage: Stage) throws {
        let sandbox = try sandbox()
        try interrupt(sandbox, at: stage, mode: .stage)
        _ = try sandbox.store()
        if stage >= .indexed {
            #expect(
                try sandbox.git("status", "--porcelain", "-uall")
                    == "M  code.txt\nM  t/a.md\nD  t/c/c.md\n M t/d.md\nA  t/n/m/b.md\n")
        } else {
            try expectBefore(sandbox, "\(stage)")
        }
        try expectNoLeftOvers(sandbox)
    }

    @Test(arguments: [Stage.temporaries, .placedOne, .placed])
    func writingIsTakenBack(_ stage: Stage) throws {
        let sandbox = try sandbox()
        try interrupt(sandbox, at: stage, mode: .write)
        _ = try sandbox.store()
        try expectBefore(sandbox, "\(stage)")
        try expectNoLeftOvers(sandbox)
    }

    @Test func nextCommitMendsAsWell() throws {
        let sandbox = try sandbox()
        let store = try sandbox.store()
        try interrupt(sandbox, at: .placed)
        _ = try store.commit(CommitRequest([.new("t/x.md", "x\n")]))
        try expectNoLeftOvers(sandbox)
        try expectBefore(sandbox, "placed")
    }

    @Test func renamesThatAPowerCutLostAreRepeated() throws {
        let sandbox = try sandbox()
        try interrupt(sandbox, at: .moved)
        // As if the branch had reached the disk and the renames had not.
        try sandbox.write("t/a.md", "1\n")
        try sandbox.write("t/.infratrack-0.new", "2\n")
        try sandbox.write("t/c/c.md", "c\n")
        _ = try sandbox.store()
        try expectAfter(sandbox, "lost renames")
        try expectNoLeftOvers(sandbox)
    }

    @Test func workDoneSinceIsLeftAlone() throws {
        let sandbox = try sandbox()
        try interrupt(sandbox, at: .placed)
        try sandbox.write("t/a.md", "by hand\n")
        _ = try sandbox.store()
        #expect(try sandbox.read("t/a.md") == "by hand\n")
        #expect(try sandbox.read("t/c/c.md") == "c\n")
        try expectNoLeftOvers(sandbox)
    }

    @Test func filesThatTheUserCommittedSinceStay() throws {
        for command in ["commit -qam mine", "add -u"] {
            let sandbox = try sandbox()
            try interrupt(sandbox, at: .placed)
            for lock in ["index.lock", "refs/heads/main.lock"] {
                try FileManager.default.removeItem(atPath: sandbox.path + "/.git/" + lock)
            }
            try sandbox.git("add", "t/n", "t/a.md", "t/c/c.md")
            try sandbox.git(command.split(separator: " ").map(String.init), in: sandbox.path)
            _ = try sandbox.store()
            #expect(try sandbox.read("t/a.md") == "2\n", "\(command)")
            #expect(try sandbox.git("diff") == "", "\(command)")
            #expect(sandbox.exists("t/n/m/b.md"))
        }
    }

    @Test func laterCommitsDoNotHideOurs() throws {
        let sandbox = try sandbox()
        try interrupt(sandbox, at: .indexed)
        for lock in ["index.lock", "refs/heads/main.lock"] {
            try FileManager.default.removeItem(atPath: sandbox.path + "/.git/" + lock)
        }
        try sandbox.git("commit", "-qm", "later", "code.txt")
        _ = try sandbox.store()
        #expect(try sandbox.git("status", "--porcelain") == " M t/d.md\n")
        try expectNoLeftOvers(sandbox)
    }

    @Test func otherWorkTreeIsMendedFromThisOne() throws {
        let sandbox = try sandbox()
        try sandbox.git("worktree", "add", "-q", "-b", "side", "../side")
        try interrupt(sandbox, at: .placed)
        let side = sandbox.directory.appending("side")
        let store = try GitRepositoryStore(openingAt: side)
        #expect(store.recovered.count == 3)
        try expectBefore(sandbox, "other")
    }

    @Test func workTreeThatIsGoneIsForgotten() throws {
        let sandbox = try sandbox()
        try sandbox.git("worktree", "add", "-q", "-b", "side", "../side")
        let side = sandbox.directory.appending("side")
        let store = try GitRepositoryStore(openingAt: side)
        let journal = Journal(
            workTree: side, gitDirectory: store.places.gitDirectory, mode: .write, files: [],
            folders: [])
        let lock = try AdvisoryLock(store.places, waitSeconds: 0)
        try lock.record(["none"])
        try journal.write(Folder(store.places.privateDirectory))
        try FileManager.default.removeItem(atPath: side)
        lock.release()
        #expect(try sandbox.store().recovered == [])
        try expectNoLeftOvers(sandbox)
    }

    @Test func foreignLocksSurviveARecovery() throws {
        let sandbox = try sandbox()
        try interrupt(sandbox, at: .placed)
        try sandbox.write(".git/index.lock", "git's own")
        let store = try sandbox.store()
        #expect(store.recovered.contains { $0.hasPrefix("Left for later") })
        #expect(sandbox.exists(".git/index.lock"))
        try FileManager.default.removeItem(atPath: sandbox.path + "/.git/index.lock")
        #expect(try sandbox.store().recovered.count == 1)
        try expectBefore(sandbox, "later")
    }

    @Test func liveWriterIsNotDisturbed() throws {
        let sandbox = try sandbox()
        let store = try sandbox.store()
        let lock = try AdvisoryLock(store.places, waitSeconds: 0)
        try lock.record([store.places.index + ".lock"])
        _ = try GitLock(store.places.index + ".lock", store.places, waitSeconds: 0)
        let other = try sandbox.store()
        #expect(other.recovered.count == 1)
        #expect(sandbox.exists(".git/index.lock"))
        var request = CommitRequest([.new("t/x.md", "x\n")])
        request.waitSeconds = 0
        #expect(code { _ = try other.commit(request) } == .busy)
        lock.release()
    }

    @Test func journalSurvivesItsText() throws {
        let id = blob("x")
        var journal = Journal(
            workTree: "/w t", gitDirectory: "/w t/.git", mode: .stage, reference: nil, tip: id,
            files: [
                PlacedFile(number: 3, path: "a b/c.md", old: nil, new: id, stored: id, staged: nil)
            ], folders: ["a b"])
        #expect(Journal(journal.text) == journal)
        journal.commit = id
        journal.reference = "refs/heads/main"
        #expect(Journal(journal.text) == journal)
        for text in [
            "", "x\n", journal.text + "odd\n", journal.text + "odd line\n",
            journal.text + "file 1 - -\n",
        ] {
            #expect(Journal(text) == nil)
        }
        let whole = Array(journal.text.utf8)
        let end = journal.text.range(of: "end\n").map { journal.text[..<$0.upperBound].utf8.count }
        for count in 0..<whole.count {
            let read = Journal(String(decoding: whole.prefix(count), as: UTF8.self))
            #expect((read != nil) == (count >= end ?? 0), "\(count) bytes")
            #expect((read?.commit != nil) == (count == whole.count), "\(count) bytes")
        }
    }
}
