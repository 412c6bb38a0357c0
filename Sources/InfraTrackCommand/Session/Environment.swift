import Foundation
import InfraTrack
import Synchronization

/// What a call of the command gets from the process: the only place that looks at it.
struct Environment: Sendable {
    var directory: String
    var variables: [String: String]
    var executable: String
    var now: @Sendable () -> Timestamp
    var entropy: @Sendable () -> UInt64
    var input: @Sendable () throws -> [UInt8]
    var output: @Sendable (String) -> Void
    var message: @Sendable (String) -> Void
    /// Throws when a result could not be printed.
    var finish: @Sendable () throws -> Void = {}
    /// Holds a store that was only read: the end of the process frees it at once, record by record
    /// would take a tenth of the call.
    var keep: @Sendable (Repository) -> Void = { _ in }

    /// The environment of this process.
    static func live() throws -> Environment {
        let variables = ProcessInfo.processInfo.environment
        let printer = Printer()
        return Environment(
            directory: FileManager.default.currentDirectoryPath, variables: variables,
            executable: executablePath(), now: try Clock.live(variables),
            entropy: try Entropy.live(variables),
            input: { Array(try FileHandle.standardInput.readToEnd() ?? Data()) },
            output: printer.print, message: Self.tell, finish: printer.finish,
            keep: { repository in Self.kept.withLock { $0.append(repository) } })
    }

    private static let kept = Mutex<[Repository]>([])

    /// Writes to standard error; when that is closed, there is nobody to tell.
    @Sendable static func tell(_ text: String) {
        try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
    }

    private static func executablePath() -> String {
        #if os(Linux)
            let path = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
            return path ?? CommandLine.arguments[0]
        #else
            return Bundle.main.executablePath ?? CommandLine.arguments[0]
        #endif
    }

    /// Prints one line of the result.
    func print(_ line: String) { output(line + "\n") }

    /// Tells the caller something beside the result.
    func warn(_ line: String) { message(line + "\n") }

    /// An absolute path of one that may be relative to the directory; links and `..` stay.
    func absolute(_ path: String) -> String {
        if path.hasPrefix("/") { return path }
        let parts = path.split(separator: "/").filter { $0 != "." }
        return ([directory] + parts.map(String.init)).joined(separator: "/")
    }

    /// The bytes of a file, or of standard input for `-`.
    func read(_ path: String) throws -> [UInt8] {
        do {
            if path == "-" { return try input() }
            return Array(try Data(contentsOf: URL(fileURLWithPath: absolute(path))))
        } catch {
            let name = path == "-" ? "Standard input" : "The file \(printable(path))"
            throw LedgerError(
                path == "-" ? .io : .missing, "\(name) cannot be read.",
                cure: "Check that it exists and is readable.")
        }
    }

    /// Replaces the bytes of a file.
    func write(_ bytes: [UInt8], to path: String) throws {
        do {
            try Data(bytes).write(to: URL(fileURLWithPath: absolute(path)))
        } catch {
            throw LedgerError(
                .io, "The file \(printable(path)) cannot be written.",
                cure: "Check that it is writable and the disk has room.")
        }
    }
}
