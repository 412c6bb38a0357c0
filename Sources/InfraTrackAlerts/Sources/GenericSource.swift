public import InfraTrack
import StrictJSON

/// Messages of any other monitor as JSON, by the field paths in the store's settings.
///
/// Without settings the usual names are tried. The envelope of CloudEvents is understood: its
/// `data` is the message, its `source` and `subject` tell problems apart, its `time` says when.
public struct GenericSource: AlertSource {
    private let paths: GenericPaths

    /// Makes the source that tries the usual names.
    public init() { paths = GenericPaths() }

    init(_ paths: GenericPaths) { self.paths = paths }

    /// `generic`.
    public var name: String { "generic" }

    /// Reads one message, or a list of them.
    public func events(
        in payload: [UInt8], receivedAt: Timestamp
    ) throws(AlertError) -> [AlertEvent] {
        let message = try JSON.payload(payload)
        var items = [message]
        if let path = paths.alerts, let list = message.at(path) {
            guard case .array(let alerts) = list.kind else {
                throw list.unexpected("The path “alerts” leads to no list.")
            }
            items = alerts
        } else if case .array(let alerts) = message.kind {
            items = alerts
        }
        guard items.count <= AlertLimits.alerts else {
            throw message.tooLarge("There are more than \(AlertLimits.alerts) alerts.")
        }
        var events: [AlertEvent] = []
        for item in items { events.append(try GenericAlert(item, paths).event(name, receivedAt)) }
        return events
    }

    /// The envelope of CloudEvents.
    public func recognizes(_ payload: [UInt8]) -> Bool {
        let message = JSON.glance(payload)
        return message?["specversion"] != nil && message?["type"] != nil
    }

    /// A list of one alert, which is read whether or not messages have their alerts at a path.
    public func message(of part: String) -> String { "[\(part)]" }
}
