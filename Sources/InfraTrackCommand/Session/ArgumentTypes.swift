public import ArgumentParser
public import InfraTrack
public import InfraTrackBilling

// The library's words as arguments; it does not know the parser itself.
extension Settings.Mode: ExpressibleByArgument {}
extension Priority: ExpressibleByArgument {}
extension Status: ExpressibleByArgument {}
extension TimeReport.Grouping: ExpressibleByArgument {}
extension RollUp: ExpressibleByArgument {}
extension ResponseReport.Grouping: ExpressibleByArgument {}
