import CLibgit2

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A program that is started and waited for: a hook or a signer.
struct Program {
    var environment: [String: String]
    /// Where the program runs.
    var directory: String
    /// Where its input and output are kept while it runs.
    var scratch: String
    /// Names those files: programs that may run at the same time have different ones.
    var label = "program"

    struct Result {
        let status: Int32
        let output: [UInt8]
        let errors: String
    }

    /// Runs a program found in the path, or named by its own path.
    ///
    /// Files instead of pipes: no program can block on one that nobody empties.
    func run(
        _ arguments: [String], input: [UInt8] = []
    ) throws(GitError) -> Result {
        let folder = try Folder(scratch)
        let names = ["in", "out", "err"].map { "\(label).\($0)" }
        try folder.create(names[0], input, permissions: 0o600)
        try folder.create(names[1], [], permissions: 0o600)
        try folder.create(names[2], [], permissions: 0o600)
        defer { for name in names { _ = folder.unlink(name) } }
        let status = try spawn(arguments)
        return Result(
            status: status, output: try Self.read(folder, names[1]),
            errors: String(decoding: try Self.read(folder, names[2]), as: UTF8.self))
    }

    private static func read(
        _ folder: borrowing Folder, _ name: String
    ) throws(GitError) -> [UInt8] {
        try folder.descriptor.open(name, O_RDONLY, path: folder.join(name))
            .contents(limit: 1 << 20, path: folder.join(name)).bytes
    }

    private func spawn(_ arguments: [String]) throws(GitError) -> Int32 {
        #if canImport(Darwin)
            var actions: posix_spawn_file_actions_t?
        #else
            var actions = unsafe posix_spawn_file_actions_t()
        #endif
        unsafe posix_spawn_file_actions_init(&actions)
        defer { unsafe posix_spawn_file_actions_destroy(&actions) }
        unsafe shim_spawn_directory(&actions, directory)
        let files = [("in", O_RDONLY), ("out", O_WRONLY), ("err", O_WRONLY)]
        for (number, file) in files.enumerated() {
            unsafe posix_spawn_file_actions_addopen(
                &actions, Int32(number), scratch + "/\(label)." + file.0, file.1, 0)
        }
        var process = pid_t()
        let settings = environment.map { "\($0.key)=\($0.value)" }.sorted()
        let failure = try CStrings.lend(arguments) { (list) throws(GitError) in
            try CStrings.lend(settings) { (settings) throws(GitError) in
                unsafe posix_spawnp(&process, arguments[0], &actions, nil, list, settings)
            }
        }
        guard failure == 0 else { throw .system(failure, "start", arguments.first ?? "") }
        return try Self.wait(process, arguments.first ?? "")
    }

    private static func wait(_ process: pid_t, _ name: String) throws(GitError) -> Int32 {
        var status: Int32 = 0
        guard retrying({ unsafe waitpid(process, &status, 0) }) == process else {
            throw .system(errno, "wait for", name)
        }
        // As a shell says it: the exit status, or 128 and the signal.
        return status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F)
    }
}

extension GitRepositoryStore {
    /// How this store starts programs: at the top of the work tree.
    var program: Program {
        Program(
            environment: options.environment, directory: places.workTree,
            scratch: places.privateDirectory)
    }
}

/// Text in the form C takes, for the time of a call.
enum CStrings {
    @safe static func lend<R>(
        _ strings: [String],
        _ body: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) throws(GitError) -> R
    ) throws(GitError) -> R {
        let count = strings.count + 1
        let list = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.allocate(capacity: count)
        unsafe list.initialize(repeating: nil, count: count)
        defer { unsafe list.deallocate() }
        for (index, string) in strings.enumerated() { unsafe list[index] = strdup(string) }
        defer { for index in strings.indices { unsafe free(list[index]) } }
        return try unsafe body(list)
    }
}
