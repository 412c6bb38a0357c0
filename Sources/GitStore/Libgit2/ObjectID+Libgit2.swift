import CLibgit2

extension ObjectID {
    init(_ id: git_oid) {
        self = unsafe withUnsafeBytes(of: id) { raw in
            unsafe ObjectID(bytes: raw.bindMemory(to: UInt8.self).span)
        }
    }

    /// Copies the name out of an object libgit2 owns.
    @safe init?(pointer: UnsafePointer<git_oid>?) {
        guard let pointer = unsafe pointer else { return nil }
        unsafe self.init(pointer.pointee)
    }

    /// The form libgit2 takes.
    var raw: git_oid {
        var id = git_oid()
        unsafe withUnsafeMutableBytes(of: &id) { unsafe $0.copyBytes(from: bytes) }
        return id
    }
}

extension Signature {
    /// Copies a signature that libgit2 owns.
    @safe init(_ pointer: UnsafePointer<git_signature>?) {
        guard let pointer = unsafe pointer else {
            self.init(name: "", email: "", seconds: 0, offsetMinutes: 0)
            return
        }
        let raw = unsafe pointer.pointee
        self.init(
            name: unsafe raw.name.map { unsafe String(cString: $0) } ?? "",
            email: unsafe raw.email.map { unsafe String(cString: $0) } ?? "",
            seconds: unsafe raw.when.time, offsetMinutes: unsafe Int(raw.when.offset))
    }

    /// Lends the form libgit2 takes.
    func withRaw<R>(
        _ body: (UnsafePointer<git_signature>) throws(GitError) -> R
    ) throws(GitError) -> R {
        var pointer: UnsafeMutablePointer<git_signature>?
        try check("use the name \"\(name) <\(email)>\"") {
            unsafe git_signature_new(&pointer, name, email, seconds, Int32(offsetMinutes))
        }
        defer { unsafe git_signature_free(pointer) }
        guard let pointer = unsafe pointer else {
            throw GitError(status: -1, operation: "use the name \(name)")
        }
        return try unsafe body(pointer)
    }
}

/// Bytes that libgit2 allocated, copied and freed.
func takingBuffer(
    _ operation: @autoclosure () -> String, path: String? = nil,
    _ call: (UnsafeMutablePointer<git_buf>) -> Int32
) throws(GitError) -> [UInt8] {
    var buffer = unsafe git_buf()
    defer { unsafe git_buf_dispose(&buffer) }
    try check(operation(), path: path) { unsafe call(&buffer) }
    let bytes = unsafe UnsafeRawBufferPointer(start: buffer.ptr, count: buffer.size)
    return unsafe Array(bytes)
}
