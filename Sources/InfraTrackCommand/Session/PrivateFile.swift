import Foundation
import InfraTrack

/// New files that only their owner reads: keys, and what was decrypted.
enum PrivateFile {
    /// Makes a file with mode 0600; one that is there, or a link, stays as it is.
    static func create(_ path: String, _ bytes: [UInt8]) throws(LedgerError) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw failure(path) }
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        do {
            try handle.write(contentsOf: Data(bytes))
            try handle.synchronize()
            try handle.close()
        } catch {
            throw LedgerError(
                .io, "The file \(printable(path)) cannot be written.",
                cure: "Check that the disk has room.")
        }
    }

    private static func failure(_ path: String) -> LedgerError {
        if errno == EEXIST {
            return LedgerError(
                .refused, "There is already a file \(printable(path)).",
                cure: "Choose another name; nothing is ever written over.")
        }
        return LedgerError(
            .io, "The file \(printable(path)) cannot be made: \(String(cString: strerror(errno))).",
            cure: "Check that its folder exists and is writable.")
    }

    /// Keys lie where no commit can take them along.
    static func refuseWorkTree(_ path: String) throws(LedgerError) {
        var folder = URL(fileURLWithPath: path).deletingLastPathComponent()
            .resolvingSymlinksInPath()
        while true {
            let marker = folder.appendingPathComponent(".git").path
            guard folder.lastPathComponent != ".git" else { return }
            if FileManager.default.fileExists(atPath: marker) {
                throw LedgerError(
                    .refused, "\(printable(path)) lies in the git work tree \(folder.path).",
                    cure: "Keep keys outside of it, for instance in your home directory.")
            }
            guard folder.path != "/", !folder.path.isEmpty else { return }
            folder = folder.deletingLastPathComponent()
        }
    }
}
