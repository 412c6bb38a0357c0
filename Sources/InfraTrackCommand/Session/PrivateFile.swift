import Foundation
import InfraTrack

/// Files that only their owner reads: keys, known values, and what was decrypted.
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

    /// The lines of a file that only its owner reads; none when there is no such file here.
    static func lines(_ path: String) throws(LedgerError) -> [String] {
        let attributes = try? FileManager.default.attributesOfItem(
            atPath: URL(fileURLWithPath: path).resolvingSymlinksInPath().path)
        guard let mode = attributes?[.posixPermissions] as? Int else { return [] }
        guard mode & 0o077 == 0 else {
            throw LedgerError(
                .refused, "The known values in \(printable(path)) can be read by others.",
                cure: "Run “chmod 600” on it.")
        }
        try refuseWorkTree(path)
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
            throw LedgerError(
                .io, "The known values in \(printable(path)) cannot be read.",
                cure: "Make it UTF-8 text that you can read, one value a line.")
        }
        return text.split(whereSeparator: \.isNewline).map(String.init)
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
                    cure: "Keep it outside, for instance in your home directory.")
            }
            guard folder.path != "/", !folder.path.isEmpty else { return }
            folder = folder.deletingLastPathComponent()
        }
    }
}
