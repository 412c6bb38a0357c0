import Foundation
import InfraTrack

/// Makes the folder that `init` names.
enum FolderMaker {
    static func make(_ path: String) throws(LedgerError) {
        do {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true)
        } catch {
            throw LedgerError(
                .io, "The folder \(printable(path)) cannot be made.",
                cure: "Check that its parent is a writable folder.")
        }
    }
}

/// A word as a POSIX shell reads it back.
enum ShellWord {
    static func quoted(_ word: String) -> String {
        "'"
            + word.split(separator: "'", omittingEmptySubsequences: false).joined(
                separator: "'\\''")
            + "'"
    }
}
