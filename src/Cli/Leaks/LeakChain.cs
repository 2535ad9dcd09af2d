using System.Collections.Immutable;

namespace Mortise.Cli.Leaks;

/// <summary>One way from what is never collected to the code of a generation.</summary>
/// <param name="Kind">What keeps it.</param>
/// <param name="Holder">The same for people: the field, the thread, the handle, the other plug-in.</param>
/// <param name="Through">The instance in between; empty when there is none.</param>
/// <param name="Steps">The objects on the way, each with the field that leads on.</param>
internal sealed record LeakChain(LeakKind Kind, string Holder, string Through, ImmutableArray<string> Steps);
