import InfraTrack

extension Settlement {
    /// An episode and the task to which it should lead.
    struct Move {
        let episode: RecordID
        let task: RecordID
    }

    /// The episodes that lead to another task than they would if one receiver had seen them all.
    var moves: [Move] {
        let recent = snapshot.alertTable.all.lazy.map(\.record).filter { alert in
            alert.started >= week && alert.task != nil
        }
        return Set(recent.map(\.problemKey)).sorted().flatMap { key in
            moves(among: snapshot.episodes(of: key).filter { $0.task != nil })
        }
    }

    private func moves(among episodes: [AlertRecord]) -> [Move] {
        guard var before = episodes.first, var current = before.task else { return [] }
        var moves: [Move] = []
        for alert in episodes.dropFirst() {
            guard let recorded = alert.task else { continue }
            let belongs = joins(alert, after: before, in: current)
            let wanted = alert.started < week ? recorded : belongs.or(recorded)
            if wanted != recorded { moves.append(Move(episode: alert.id, task: wanted)) }
            (before, current) = (alert, wanted)
        }
        return moves
    }

    /// The task of an episode after another; `nil` where what is recorded stands.
    private func joins(
        _ alert: AlertRecord, after before: AlertRecord, in task: RecordID
    ) -> RecordID? {
        let isShared = [alert.task, task].contains { id in
            id.flatMap(snapshot.task)?.isShared ?? false
        }
        guard !isShared else { return nil }
        let work = snapshot.task(task)
        let byHand = work.flatMap { work in
            work.status.isClosed && work.resolution != ProblemState.Work.recovered
                ? work.closed : nil
        }
        guard let end = before.reason == .recovered ? before.ended : byHand else { return task }
        if alert.started <= end.adding(seconds: rules.reopenWindow) { return task }
        // While tasks are held open, what came meanwhile belongs to them.
        return rules.resolveHold == 0 && rules.flapping == nil ? alert.id : nil
    }

    /// The tasks that an alert opened whose episode leads to another.
    var leftovers: [RecordID] {
        snapshot.taskTable.all.lazy.map(\.record).filter { task in
            guard !task.isShared, let alert = task.alert.flatMap(snapshot.alert),
                let other = alert.task, other != task.id, snapshot.task(other) != nil
            else { return false }
            return snapshot.alertTable.count(.task(task.id)) == 0
        }.map(\.id).sorted()
    }
}
