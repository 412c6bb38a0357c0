public import InfraTrack

/// The monitoring systems that come with the library.
public enum AlertSources {
    /// Every source, sorted by name.
    public static let all: [any AlertSource] = [
        Alertmanager(), CloudWatch(), Datadog(), GenericSource(), Grafana(), Icinga2(), Nagios(),
        PagerDuty(), Sentry(), Zabbix(),
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

    /// Every source as a store's settings configure it.
    ///
    /// - Throws: `LedgerError` with the line and the cure.
    public static func configured(by settings: Settings) throws(LedgerError) -> [any AlertSource] {
        let setup = try SourceSetup(settings)
        return all.map { source in
            switch source {
            case is Alertmanager: Alertmanager(ignoredLabels: setup.ignoredLabels)
            case is GenericSource: GenericSource(setup.generic)
            case is Zabbix: Zabbix(offsetMinutes: setup.zabbixOffset)
            default: source
            }
        }
    }

    /// The names of the sources that a payload looks like.
    public static func recognized(_ payload: [UInt8]) -> [String] {
        all.filter { $0.recognizes(payload) }.map(\.name)
    }
}

extension AlertError {
    /// The error with the source that the payload looks like, when that is another one.
    func suggesting(_ names: [String], insteadOf name: String) -> AlertError {
        guard !names.isEmpty, !names.contains(name) else { return self }
        let list = names.joined(separator: " or ")
        return AlertError(
            code, message, cure: "It looks like a payload of \(list): name that source.",
            line: line, column: column)
    }
}
