import InfraTrack

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A file that only its owner may read, with one secret a line.
enum SecretFile {
    /// The lines that are not empty, without the space around them.
    ///
    /// - Throws: `LedgerError`: `missing`, `refused` when others may read it, `invalid` when nothing
    ///   is in it.
    static func secrets(_ path: String) throws(LedgerError) -> [String] {
        let text = try OpenFile.text(path, isSecret: true)
        let lines = text.split(whereSeparator: \.isNewline).map { line in
            let start = line.drop(while: \.isWhitespace)
            return String(start.reversed().drop(while: \.isWhitespace).reversed())
        }.filter { !$0.isEmpty }
        guard !lines.isEmpty else {
            throw LedgerError(
                .invalid, "There is no secret in it.", cure: "Write one a line.", path: path)
        }
        return lines
    }
}

/// Reads small files that the command line names.
enum OpenFile {
    private static let limit = 1 << 16

    static func text(_ path: String, isSecret: Bool) throws(LedgerError) -> String {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw LedgerError(
                errno == ENOENT ? .missing : .io, "\(String(cString: strerror(errno))).",
                cure: "Name a file that is there and readable.", path: path)
        }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            throw LedgerError(
                .invalid, "It is not a plain file.", cure: "Name a file.", path: path)
        }
        if isSecret { try requirePrivate(status, path) }
        var bytes = [UInt8](repeating: 0, count: limit + 1)
        let count = read(descriptor, &bytes, bytes.count)
        guard (0...limit).contains(count),
            let text = String(validating: bytes[..<count], as: UTF8.self)
        else {
            throw LedgerError(
                .invalid, "It is no text of at most \(limit) bytes.",
                cure: "Write the secrets as plain text.", path: path)
        }
        return text
    }

    private static func requirePrivate(_ status: stat, _ path: String) throws(LedgerError) {
        let isOurs = status.st_uid == geteuid() || status.st_uid == 0
        guard isOurs, status.st_mode & 0o077 == 0 else {
            throw LedgerError(
                .refused, "Others than the receiver's user may read or own it.",
                cure: "Make it yours with chown, and say “chmod 600”.", path: path)
        }
    }
}
