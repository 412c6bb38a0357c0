import InfraTrack

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A folder that only its owner can read, whose files are whole or not there.
///
/// It lies in the git directory, outside of every commit.
struct PrivateFolder: Sendable {
    let path: String

    /// Makes a base and the folders below it that are not there yet.
    init(_ base: String, _ names: [String]) throws(LedgerError) {
        var path = base
        try Self.make(path)
        for name in names {
            path += "/" + name
            try Self.make(path)
        }
        self.path = path
    }

    /// Makes a folder, on the disk when this returns; one that is there stays.
    private static func make(_ path: String) throws(LedgerError) {
        guard mkdir(path, 0o700) == 0 else { return try requireFolder(path) }
        try sync(path + "/..")
    }

    private static func requireFolder(_ path: String) throws(LedgerError) {
        var status = stat()
        try check(lstat(path, &status), path)
        guard status.st_mode & S_IFMT == S_IFDIR else {
            throw LedgerError(
                .io, "\(path) is not a folder.", cure: "Move what is there out of the way.")
        }
    }

    /// The files with a name that ends in `.json`, sorted; names begin with a time.
    func names() throws(LedgerError) -> [String] {
        guard let stream = opendir(path) else { throw Self.failure(path) }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name.hasSuffix(".json"), !name.hasPrefix(".") { names.append(name) }
        }
        return names.sorted()
    }

    /// Reads a file, never through a symbolic link.
    func read(_ name: String) throws(LedgerError) -> [UInt8] {
        let file = "\(path)/\(name)"
        let descriptor = open(file, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
        try Self.check(descriptor, file)
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        var count = 0
        repeat {
            count = Self.readBytes(descriptor, &chunk)
            try Self.check(Int32(clamping: count), file)
            bytes += chunk[..<count]
        } while count > 0
        return bytes
    }

    /// Writes a file that is on the disk when this returns.
    ///
    /// - Parameter token: a number that no other writer has, for the name it has until it is whole.
    func write(_ text: String, as name: String, token: UInt64) throws(LedgerError) {
        let unfinished = "\(path)/.\(name)-\(token)"
        let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
        let descriptor = open(unfinished, flags, 0o600)
        try Self.check(descriptor, unfinished)
        do throws(LedgerError) {
            try Self.fill(descriptor, Array(text.utf8), unfinished)
            try Self.check(rename(unfinished, "\(path)/\(name)"), name)
        } catch {
            unlink(unfinished)
            throw error
        }
        try Self.sync(path)
    }

    /// Removes a file; one that is gone already is gone.
    func remove(_ name: String) throws(LedgerError) {
        let file = "\(path)/\(name)"
        if unlink(file) != 0, errno != ENOENT { throw Self.failure(file) }
        try Self.sync(path)
    }

    private static func fill(
        _ descriptor: Int32, _ bytes: [UInt8], _ file: String
    ) throws(LedgerError) {
        defer { close(descriptor) }
        var rest = ArraySlice(bytes)
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { writeBytes(descriptor, $0) }
            try check(Int32(clamping: count), file)
            rest = rest.dropFirst(count)
        }
        try check(fsync(descriptor), file)
    }

    /// Makes a folder's entries durable.
    private static func sync(_ folder: String) throws(LedgerError) {
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        try check(descriptor, folder)
        defer { close(descriptor) }
        try check(fsync(descriptor), folder)
    }

    // The methods above have the names of the system calls.
    private static func readBytes(_ descriptor: Int32, _ chunk: inout [UInt8]) -> Int {
        #if canImport(Glibc)
            Glibc.read(descriptor, &chunk, chunk.count)
        #else
            Darwin.read(descriptor, &chunk, chunk.count)
        #endif
    }

    private static func writeBytes(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
        #if canImport(Glibc)
            Glibc.write(descriptor, bytes.baseAddress, bytes.count)
        #else
            Darwin.write(descriptor, bytes.baseAddress, bytes.count)
        #endif
    }

    private static func check(_ result: Int32, _ path: String) throws(LedgerError) {
        if result < 0 { throw failure(path) }
    }

    private static func failure(_ path: String) -> LedgerError {
        let reason = String(cString: strerror(errno))
        return LedgerError(
            .io, "\(path): \(reason).", cure: "Check the disk and the folder's permissions.")
    }
}
