using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Mortise.Generators.Reading;
using Mortise.Generators.Rules;

namespace Mortise.Generators.Analyzers;

/// <summary>
/// Reports what an assembly as a whole must not hold: two plug-ins, a contract twice, a plug-in beside contracts,
/// mutable static state beside contracts. Programs may hold the last two, since nobody references them.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AssemblyAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        [ContractRules.StaticState, ContractRules.Duplicate, PluginRules.Several, PluginRules.Together];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            var types = new ConcurrentBag<INamedTypeSymbol>();
            var state = new ConcurrentBag<ISymbol>();
            start.RegisterSymbolAction(
                symbol =>
                {
                    if (IsDeclared((INamedTypeSymbol)symbol.Symbol))
                    {
                        types.Add((INamedTypeSymbol)symbol.Symbol);
                    }
                },
                SymbolKind.NamedType);
            start.RegisterSymbolAction(
                symbol =>
                {
                    if (StaticState.IsMutable(symbol.Symbol))
                    {
                        state.Add(symbol.Symbol);
                    }
                },
                SymbolKind.Field,
                SymbolKind.Property,
                SymbolKind.Event);
            start.RegisterCompilationEndAction(end => Conclude(end, InOrder(types), InOrder(state)));
        });
    }

    private static void Conclude(CompilationAnalysisContext context, List<INamedTypeSymbol> types, List<ISymbol> state)
    {
        var plugins = types.Where(static type => Attributes.Find(type, Attributes.Plugin) is not null).ToList();
        var contracts = types.Where(static type => Attributes.Find(type, Attributes.Plugin) is null).ToList();
        var problems = new Problems();
        foreach (var plugin in plugins.Skip(1))
        {
            problems.Add(PluginRules.Several, new Site(plugin), plugin.Name);
        }

        foreach (var twice in contracts.GroupBy(NameOf).Where(static group => group.Count() > 1))
        {
            problems.Add(ContractRules.Duplicate, new Site(twice.Last()), twice.Key, twice.First().Name);
        }

        if (context.Compilation.Options.OutputKind is OutputKind.DynamicallyLinkedLibrary
            && context.Compilation.AssemblyName is not KernelAssembly.Name)
        {
            foreach (var contract in contracts.Where(_ => plugins.Count > 0))
            {
                problems.Add(PluginRules.Together, new Site(contract), contract.Name, plugins[0].Name);
            }

            foreach (var member in state.Where(_ => contracts.Count > 0))
            {
                problems.Add(
                    ContractRules.StaticState, new Site(member), $"{member.ContainingType.Name}.{member.Name}");
            }
        }

        foreach (var problem in problems.Found)
        {
            context.ReportDiagnostic(problem);
        }
    }

    private static bool IsDeclared(INamedTypeSymbol type) =>
        Attributes.Find(type, Attributes.Contract) is not null
        || Attributes.Find(type, Attributes.Event) is not null
        || Attributes.Find(type, Attributes.Plugin) is not null;

    private static string NameOf(INamedTypeSymbol type)
    {
        var attribute = Attributes.Find(type, Attributes.Contract) ?? Attributes.Find(type, Attributes.Event)!;
        return $"{attribute.Argument(0, "")}/{attribute.Argument(1, 0)}";
    }

    private static List<T> InOrder<T>(IEnumerable<T> symbols)
        where T : ISymbol =>
        symbols.OrderBy(static symbol => symbol.ToDisplayString(), StringComparer.Ordinal).ToList();
}
