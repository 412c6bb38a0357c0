import Foundation
import InfraTrack

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

    /// The environment of this process.
    static func live() -> Environment {
        let variables = ProcessInfo.processInfo.environment
        return Environment(
            directory: FileManager.default.currentDirectoryPath, variables: variables,
            executable: executablePath(), now: Clock.live(variables),
            entropy: Entropy.live(variables),
            input: { Array(try FileHandle.standardInput.readToEnd() ?? Data()) },
            output: { FileHandle.standardOutput.write(Data($0.utf8)) },
            message: { FileHandle.standardError.write(Data($0.utf8)) })
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
        if path == "-" { return try input() }
        let url = URL(fileURLWithPath: absolute(path))
        do {
            return Array(try Data(contentsOf: url))
        } catch {
            throw LedgerError(
                .missing, "The file \(printable(path)) cannot be read.",
                cure: "Check that it exists and is readable.")
        }
    }
}
