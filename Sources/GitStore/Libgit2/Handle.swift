import CLibgit2

/// How one kind of libgit2 object is freed.
protocol HandleKind {
    static func free(_ pointer: OpaquePointer)
}

/// Sole owner of one libgit2 object: freed exactly once, when the owner goes away.
@safe struct Handle<Kind: HandleKind>: ~Copyable {
    let pointer: OpaquePointer

    /// Takes what a libgit2 function gives out, or throws what it reports.
    @safe init(
        _ operation: @autoclosure () -> String, path: String? = nil,
        _ call: (inout OpaquePointer?) -> Int32
    ) throws(GitError) {
        var out: OpaquePointer?
        let status = unsafe call(&out)
        guard status >= 0, let out = unsafe out else {
            throw GitError(status: status, operation: operation(), path: path)
        }
        unsafe pointer = out
    }

    deinit { unsafe Kind.free(pointer) }
}

enum RepositoryKind: HandleKind {
    static func free(_ pointer: OpaquePointer) { unsafe git_repository_free(pointer) }
}
enum ConfigurationKind: HandleKind {
    static func free(_ pointer: OpaquePointer) { unsafe git_config_free(pointer) }
}
enum ObjectKind: HandleKind {
    static func free(_ pointer: OpaquePointer) { unsafe git_object_free(pointer) }
}
enum ReferenceKind: HandleKind {
    static func free(_ pointer: OpaquePointer) { unsafe git_reference_free(pointer) }
}
enum IndexKind: HandleKind {
    static func free(_ pointer: OpaquePointer) { unsafe git_index_free(pointer) }
}
enum FilterListKind: HandleKind {
    static func free(_ pointer: OpaquePointer) { unsafe git_filter_list_free(pointer) }
}
enum OdbKind: HandleKind {
    static func free(_ pointer: OpaquePointer) { unsafe git_odb_free(pointer) }
}
enum OdbObjectKind: HandleKind {
    static func free(_ pointer: OpaquePointer) { unsafe git_odb_object_free(pointer) }
}
enum IteratorKind: HandleKind {
    static func free(_ pointer: OpaquePointer) { unsafe git_reference_iterator_free(pointer) }
}
