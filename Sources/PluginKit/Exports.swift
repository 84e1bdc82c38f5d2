// A plugin needs one import.
@_exported public import CollateCore
