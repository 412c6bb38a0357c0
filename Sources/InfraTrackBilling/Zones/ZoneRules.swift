import Foundation
public import InfraTrack

/// The offsets of an IANA time zone, remembered over a range so that most questions cost a search
/// in a short list.
public struct ZoneRules: Sendable {
    /// The IANA name.
    public let name: String
    private let zone: TimeZone
    private let table: OffsetTable

    /// The zone without offset.
    public static let utc = ZoneRules(name: "UTC", zone: .gmt, table: OffsetTable(fixed: 0))

    private init(name: String, zone: TimeZone, table: OffsetTable) {
        self.name = name
        self.zone = zone
        self.table = table
    }

    /// Looks up an IANA name, such as `Europe/Berlin`.
    ///
    /// - Parameters:
    ///   - name: the name; abbreviations such as `CEST` name no rules and are refused.
    ///   - range: seconds since the epoch that will be asked about most.
    /// - Throws: `LedgerError` with code `invalid`.
    public init(_ name: String, covering range: Range<Int64> = 0..<0) throws(LedgerError) {
        if name == "UTC" || name == "Etc/UTC" {
            self.init(name: name, zone: .gmt, table: OffsetTable(fixed: 0))
            return
        }
        guard name.utf8.contains(UInt8(ascii: "/")), let zone = TimeZone(identifier: name) else {
            throw LedgerError(
                .invalid, "“\(printable(name))” is no time zone.",
                cure: "Write an IANA name such as Europe/Berlin, or UTC.")
        }
        let table = OffsetTable(over: range) { Self.offset(zone, $0) }
        self.init(name: name, zone: zone, table: table)
    }

    /// Seconds east of UTC at an instant, given in seconds since the epoch.
    public func offset(at seconds: Int64) -> Int64 {
        table.offset(at: seconds) ?? Self.offset(zone, seconds)
    }

    private static func offset(_ zone: TimeZone, _ seconds: Int64) -> Int64 {
        Int64(zone.secondsFromGMT(for: Date(timeIntervalSince1970: TimeInterval(seconds))))
    }
}
