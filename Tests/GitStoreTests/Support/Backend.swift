import Foundation
import GitStore

/// The stores that one suite runs over.
enum Backend: String, CaseIterable, Sendable {
    case memory, git, subfolder

    /// Hands over a new store and the means to change its files by hand.
    func check(
        _ body: (borrowing any Store & ~Copyable, (String, String?) throws -> Void) throws -> Void
    ) throws {
        switch self {
        case .memory:
            let store = MemoryStore()
            let files = store.files
            let any: any Store & ~Copyable = store
            try body(any) { path, text in
                if let text { files.write(path, Array(text.utf8)) } else { files.remove(path) }
            }
        case .git: try checkGit("", body)
        case .subfolder: try checkGit("ops/store", body)
        }
    }

    private func checkGit(
        _ folder: String,
        _ body: (borrowing any Store & ~Copyable, (String, String?) throws -> Void) throws -> Void
    ) throws {
        let sandbox = try Sandbox(commit: folder != "")
        let root = sandbox.path + "/" + folder
        try FileManager.default.createDirectory(
            atPath: root, withIntermediateDirectories: true)
        try body(try sandbox.store(folder)) { path, text in
            let name = folder.isEmpty ? path : folder + "/" + path
            if let text {
                try sandbox.write(name, text)
            } else {
                try FileManager.default.removeItem(atPath: root + "/" + path)
            }
        }
        let problems = try sandbox.problems()
        if problems.contains("error") || problems.contains("dangling commit") {
            throw Sandbox.Failure(text: problems)
        }
    }
}
