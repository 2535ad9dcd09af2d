using System.Collections.Immutable;

namespace Mortise.Programs;

/// <summary>One run of a program.</summary>
/// <param name="Arguments">Named arguments from the command line.</param>
public sealed record ProgramRun(ImmutableDictionary<string, string> Arguments);
