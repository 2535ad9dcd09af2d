using System.Collections.Immutable;

namespace Mortise.Kernel.Resolution;

/// <summary>A reason against a requirement, still without the name of who has it.</summary>
/// <param name="Code">The reason.</param>
/// <param name="Clause">Continues the sentence "X requires C, …" and says what to do in further ones.</param>
/// <param name="Conflict">Instances that take part in it besides the consumer.</param>
internal sealed record Finding(ReasonCode Code, string Clause, ImmutableArray<string> Conflict);
