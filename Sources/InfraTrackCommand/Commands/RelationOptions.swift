import ArgumentParser
import InfraTrack

/// What a component relates to.
struct RelationOptions: ParsableArguments {
    @Option(name: .customLong("depends-on"), help: "What it cannot work without")
    var dependsOn: [String] = []
    @Option(name: .customLong("runs-on"), help: "What it is a workload on")
    var runsOn: [String] = []
    @Option(name: .customLong("part-of"), help: "What it belongs to")
    var partOf: [String] = []
    @Option(name: .customLong("member-of"), help: "What it is one of")
    var memberOf: [String] = []

    func apply(
        to component: inout Component, in snapshot: Snapshot, _ session: Session
    ) throws(LedgerError) {
        component.dependsOn = try session.components(dependsOn, in: snapshot)
        let lists: [(Component.RelationType, [String])] = [
            (.runsOn, runsOn), (.partOf, partOf), (.memberOf, memberOf),
        ]
        for (type, names) in lists {
            component.relations += try session.components(names, in: snapshot).map {
                Component.Relation(type, $0)
            }
        }
    }
}
