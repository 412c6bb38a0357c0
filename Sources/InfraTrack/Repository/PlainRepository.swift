import GitStore
import Synchronization

/// A folder of a git work tree that is no store, such as a documentation repository: files are read
/// and committed there with the same care.
package final class PlainRepository: Sendable {
    private let tree: any WorkTree
    private let store: Mutex<StoreBox>
    private let surroundings: Surroundings

    /// Opens a folder of a git work tree.
    package init(
        openingAt directory: String, surroundings: Surroundings,
        settings: OpenSettings = OpenSettings()
    ) throws(LedgerError) {
        do throws(GitError) {
            let store = try GitRepositoryStore(
                openingAt: directory, options: OpenOptions(settings))
            tree = store.workTree
            self.store = Mutex(StoreBox(store))
        } catch {
            throw LedgerError(error)
        }
        self.surroundings = surroundings
    }

    /// The text of a file; `nil` when absent.
    ///
    /// - Throws: ``LedgerError`` for links, large files, paths outside, and what is not UTF-8.
    package func text(_ path: String) throws(LedgerError) -> String? {
        let bytes: [UInt8]
        do throws(GitError) {
            bytes = try tree.read(path, limit: 8 << 20).bytes
        } catch {
            if error.code == .missing { return nil }
            throw LedgerError(error)
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw LedgerError(.invalid, "The file is not UTF-8.", cure: "Convert it.", path: path)
        }
        return text
    }

    /// The Markdown files below a folder.
    package func markdown(in folder: String) throws(LedgerError) -> [String] {
        do throws(GitError) {
            return try tree.list([folder], suffix: ".md").filter { $0.kind == .regular }
                .map(\.path)
        } catch {
            throw LedgerError(error)
        }
    }

    /// Commits new contents of files, `nil` for files to remove; nothing else is touched.
    ///
    /// - Parameters:
    ///   - files: the new and the old text by path, as they were read.
    /// - Returns: the commit in hexadecimal; `nil` when nothing differs or the mode makes none.
    package func commit(
        _ files: [String: (old: String?, new: String?)], message: String, options: CommitOptions
    ) throws -> (commit: String?, notes: [String]) {
        let changes = files.filter { $0.value.old != $0.value.new }.sorted { $0.key < $1.key }
            .map { path, text in
                FileChange(
                    path: path, content: text.new.map { Array($0.utf8) },
                    base: text.old.map { .content(.blob(Array($0.utf8))) } ?? .absent)
            }
        guard !changes.isEmpty else { return (nil, []) }
        let now = surroundings.now()
        let author = surroundings.author
        let request = CommitRequest(
            changes: changes, message: message, author: author.map { Signature($0, now) },
            committer: (surroundings.committer ?? author).map { Signature($0, now) },
            now: Signature.Time(seconds: now.seconds, offsetMinutes: now.offsetMinutes),
            mode: CommitMode(options.mode ?? .commit), allowDetached: options.allowDetached,
            runHooks: options.hooks ?? false)
        return try store.withLock { box in try Self.commit(request, to: box.store) }
    }

    private static func commit(
        _ request: CommitRequest, to store: borrowing any Store & ~Copyable
    ) throws -> (commit: String?, notes: [String]) {
        do throws(GitError) {
            let outcome = try store.commit(request)
            return (outcome.commit?.description, outcome.notes)
        } catch {
            throw LedgerError(error)
        }
    }
}
