import InfraTrack

extension AlertEvent {
    /// The firing that an episode's record was made of, read again from what was kept of it.
    ///
    /// What was masked stays masked. When nothing readable was kept, the record's own fields make
    /// the event.
    init(replaying record: AlertRecord, by sources: [any AlertSource]) {
        self = Self.reread(record, sources) ?? Self.remembered(record)
    }

    private static func reread(
        _ record: AlertRecord, _ sources: [any AlertSource]
    ) -> AlertEvent? {
        guard let source = sources.first(where: { $0.name == record.source }),
            let payload = EpisodeText.payload(EpisodeText.firing, in: record.body),
            let events = try? source.events(
                in: Array(source.message(of: payload).utf8), receivedAt: record.started)
        else { return nil }
        return events.first?.with(problemKey: record.problemKey, startedAt: record.started)
    }

    private static func remembered(_ record: AlertRecord) -> AlertEvent {
        var event = AlertEvent(
            source: record.source, problemKey: record.problemKey, state: .firing,
            startedAt: record.started, endedAt: record.ended, name: record.alertName)
        event.severity = record.severity
        event.labels = record.labels
        return event
    }
}
