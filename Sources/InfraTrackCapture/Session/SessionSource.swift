public import InfraTrack

/// Reads what a recorder or a shell wrote as commands.
///
/// To add one, make a type of this protocol and list it in ``SessionSources/all``. A source never
/// fails on what is torn or contradictory: it gives what can be had and names what is missing.
public protocol SessionSource: Sendable {
    /// The word that chooses it.
    var name: String { get }

    /// The commands in a file.
    ///
    /// - Parameters:
    ///   - bytes: the file.
    ///   - timing: the file beside it that tells the times, for sources that have one.
    /// - Throws: `LedgerError` with code `invalid` when the file is none of this source at all.
    func session(_ bytes: [UInt8], timing: [UInt8]?) throws(LedgerError) -> CapturedSession
}

/// The sources there are.
public enum SessionSources {
    /// Every source, in the order they are listed.
    public static let all: [any SessionSource] = [
        AsciicastSource(), TypescriptSource(), TlogSource(), TtyrecSource(), BashHistorySource(),
        ZshHistorySource(), FishHistorySource(), PSReadLineSource(), SpoolSource(),
    ]

    /// The source with a name.
    ///
    /// - Throws: `LedgerError` with code `usage` when there is none.
    public static func named(_ name: String) throws(LedgerError) -> any SessionSource {
        if let source = all.first(where: { $0.name == name }) { return source }
        throw LedgerError(
            .usage, "There is no source “\(name)”.",
            cure: "Use one of \(all.map(\.name).joined(separator: ", ")).")
    }
}
