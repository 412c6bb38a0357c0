import InfraTrack

extension ProblemState {
    /// The known episode that an event is about: the one with its start, else the one that the
    /// source names, else by time.
    func episode(meantBy event: AlertEvent) -> Episode? {
        if event.timing != .arrival, let same = episode(event.episode) { return same }
        if let token = event.episodeToken {
            let named = episodes.last { $0.token == token }
            if let named, named.ended.map({ event.startedAt <= $0 }) ?? true { return named }
            if named == nil, event.state == .firing, event.timing == .moment {
                return unnamed(event)
            }
        }
        switch event.timing {
        case .episode: return nil
        case .moment: return episode(at: event)
        case .arrival: return episodes.last { $0.ended == nil }
        }
    }

    /// A number that is new begins an episode; those without a number may be any.
    private func unnamed(_ event: AlertEvent) -> Episode? {
        guard let known = episode(at: event), known.token == nil else { return nil }
        return known
    }

    /// The episode that was on when an event was said.
    private func episode(at event: AlertEvent) -> Episode? {
        let time = event.startedAt
        let before = episodes.last { $0.started <= time && !$0.isResolutionAlone }
        guard let before, let ended = before.ended else { return before }
        if event.state == .resolved { return time <= ended ? before : unrecovered(before) }
        return time < ended ? before : nil
    }

    /// An episode that went out of sight may still recover.
    private func unrecovered(_ episode: Episode) -> Episode? {
        episode.reason == .recovered ? nil : episode
    }

    /// When a problem ended that fired at a time, by a resolution that came before its firing.
    func resolution(after time: Timestamp) -> Timestamp? {
        guard let next = episodes.first(where: { $0.started >= time }), next.isResolutionAlone
        else { return nil }
        return next.ended
    }
}
