/// The version of the program, as sessions record it.
public let version = "0.1.0"
