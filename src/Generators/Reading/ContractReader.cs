using Microsoft.CodeAnalysis;
using Mortise.Generators.Model;
using Mortise.Generators.Rules;

namespace Mortise.Generators.Reading;

/// <summary>Reads one contract, and says what breaks a rule.</summary>
internal sealed class ContractReader(INamedTypeSymbol contract, Compilation compilation, Problems problems)
{
    private readonly Site _site = new(contract);
    private readonly TypeReader _types = new(compilation, problems, strict: false);

    /// <summary>The contract, or null if it breaks a rule.</summary>
    public ContractShape? Read()
    {
        if (Attributes.Find(contract, Attributes.Contract) is not { } attribute)
        {
            return null;
        }

        var version = VersionedName.Read(attribute, _site, problems);
        CheckInterface();
        var operations = ReadOperations(version);
        return problems.AreErrors
            ? null
            : new ContractShape(
                Names.NamespaceOf(contract),
                contract.Name,
                version.Name,
                version.Major,
                version.Minor,
                Documentation.SummaryOf(contract),
                operations.Select(static operation => operation!).ToEquatable(),
                _types.Shapes,
                KernelAssembly.IsFriend(compilation),
                HiddenNames.In(compilation, Names.NamespaceOf(contract)));
    }

    private List<OperationShape?> ReadOperations(VersionedName version)
    {
        var operations = new List<OperationShape?>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in contract.GetMembers())
        {
            var problem = member switch
            {
                IMethodSymbol { MethodKind: not MethodKind.Ordinary } => null,
                IMethodSymbol { IsStatic: true } => "static",
                IMethodSymbol { IsGenericMethod: true } => "generic",
                IMethodSymbol { DeclaredAccessibility: not Accessibility.Public } => "not public",
                IMethodSymbol { IsAbstract: false } method when !IsAdded(method) => "a method with a body",
                IMethodSymbol => null,
                IPropertySymbol { IsIndexer: true } => "an indexer",
                IPropertySymbol => "a property",
                IEventSymbol => "an event",
                INamedTypeSymbol => "a nested type",
                IFieldSymbol { IsConst: true } => null,
                _ => "not an operation",
            };
            if (problem is not null)
            {
                problems.Add(
                    ContractRules.Member,
                    _site.Within(member),
                    member.Name is "this[]" ? "this" : member.Name,
                    problem);
            }
            else if (member is IMethodSymbol { MethodKind: MethodKind.Ordinary } method)
            {
                if (seen.Add(method.Name))
                {
                    operations.Add(new OperationReader(method, version, _types, _site.Within(method)).Read());
                }
                else
                {
                    problems.Add(ContractRules.Overload, _site.Within(method), method.Name);
                }
            }
        }

        return operations;
    }

    /// <summary>An operation of a later minor has a body, and the generator writes it.</summary>
    private static bool IsAdded(IMethodSymbol method) =>
        method is { IsVirtual: true, IsPartialDefinition: true } || Attributes.SinceOf(method) > 0;

    private void CheckInterface()
    {
        var problem = contract switch
        {
            { ContainingType: not null } => "an interface that is not nested in a type",
            { DeclaredAccessibility: not Accessibility.Public } => "public",
            { IsGenericType: true } => "an interface without type parameters",
            { Interfaces.Length: > 0 } => "an interface that extends no other",
            _ => null,
        };
        if (problem is not null)
        {
            problems.Add(ContractRules.Interface, _site, contract.Name, problem);
        }
    }
}
