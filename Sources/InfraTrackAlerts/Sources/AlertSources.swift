import InfraTrack

/// The monitoring systems that come with the library.
public enum AlertSources {
    /// Every source, sorted by name.
    public static let all: [any AlertSource] = [
        Alertmanager()
    ]

    /// The source with a name.
    ///
    /// - Throws: ``AlertError`` with code `unknown-source`.
    public static func named(_ name: String) throws(AlertError) -> any AlertSource {
        if let source = all.first(where: { $0.name == name }) { return source }
        throw AlertError(
            .unknownSource, "There is no alert source “\(printable(name))”.",
            cure: "Use one of: \(all.map(\.name).joined(separator: ", ")).")
    }
}
