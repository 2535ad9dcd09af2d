using System.Collections.Frozen;
using System.Collections.Immutable;
using Mortise.Kernel.Resolution;

namespace Mortise.Kernel.Rights;

/// <summary>
/// Which contracts and events each instance may use. Immutable: a grant or a revocation makes a new table. The host and
/// the operator may use everything, an unknown caller nothing.
/// </summary>
internal sealed class GrantTable
{
    /// <summary>The name under which whoever steers the host calls; no instance can have it.</summary>
    public const string Operator = "operator";

    private readonly FrozenDictionary<string, ImmutableHashSet<ContractId>> _grants;

    private GrantTable(FrozenDictionary<string, ImmutableHashSet<ContractId>> grants) => _grants = grants;

    /// <summary>The table of a set of instances.</summary>
    public static GrantTable Of(IEnumerable<InstanceModel> instances) => new(instances.ToFrozenDictionary(
        static instance => instance.Name, static instance => instance.Grants, StringComparer.Ordinal));

    /// <summary>Whether an instance may use a contract or event.</summary>
    /// <returns><see cref="ReasonCode.Granted"/>, <see cref="ReasonCode.GrantedByRole"/> or
    /// <see cref="ReasonCode.NotGranted"/>.</returns>
    public static ReasonCode Decide(InstanceModel instance, ContractId subject) =>
        Decide(instance.Name, instance.Grants, subject);

    /// <summary>Whether a caller may use a contract or event; the answers are those of the other overload.</summary>
    public ReasonCode Decide(string caller, ContractId subject) =>
        Decide(caller, _grants.GetValueOrDefault(caller, []), subject);

    /// <summary>Why a caller may not use a contract or event; null when it may.</summary>
    public Refusal? Refuse(string caller, ContractId subject) => Decide(caller, subject) == ReasonCode.NotGranted
        ? Refusal.Of(ReasonCode.NotGranted, Explain(caller, subject), caller, subject.ToString())
        : null;

    internal static string Explain(string caller, ContractId subject) =>
        $"The edition does not grant {subject} to '{caller}'. Add \"{subject}\" to its grants if it is to have it.";

    private static ReasonCode Decide(string caller, ImmutableHashSet<ContractId> grants, ContractId subject) =>
        caller is InstanceModel.Host or Operator ? ReasonCode.GrantedByRole
        : grants.Contains(subject) ? ReasonCode.Granted
        : ReasonCode.NotGranted;
}
