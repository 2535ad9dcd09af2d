using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Mortise.Generators.Reading;
using Mortise.Generators.Rules;

namespace Mortise.Generators.Analyzers;

/// <summary>Reports what keeps the generator from writing code for a contract, an event or a plug-in.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ShapeAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
    [
        ContractRules.Interface, ContractRules.Name, ContractRules.Overload, ContractRules.Member,
        ContractRules.OperationName, ContractRules.Result, ContractRules.Cancellation, ContractRules.Reference,
        ContractRules.Throws, ContractRules.Since, ContractRules.AddedOperation, ContractRules.Semantics,
        ContractRules.FailOpen,
        DataRules.Unsupported, DataRules.OpenCollection, DataRules.NotSealedRecord, DataRules.Mutable,
        DataRules.Constructor, DataRules.OpenHierarchy, DataRules.AddedField, DataRules.TooManyFields, DataRules.Event,
        PluginRules.Class, PluginRules.Id, PluginRules.Constructor, PluginRules.Parameter, PluginRules.Range,
        PluginRules.Config, PluginRules.OtherPlugin, PluginRules.Useless, PluginRules.Constraint,
        PluginRules.NotGenerated, PluginRules.Misplaced, PluginRules.State, PluginRules.Reconfigure,
    ];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            // Two contracts may reach the same type; what is wrong with it is told once.
            var told = new ConcurrentDictionary<(string Id, Location Location, string Message), bool>();
            start.RegisterSymbolAction(symbol => Analyze(symbol, told), SymbolKind.NamedType);
        });
    }

    private static void Analyze(
        SymbolAnalysisContext context, ConcurrentDictionary<(string Id, Location Location, string Message), bool> told)
    {
        var problems = new Problems();
        var type = (INamedTypeSymbol)context.Symbol;
        if (type.TypeKind is TypeKind.Interface)
        {
            new ContractReader(type, context.Compilation, problems).Read();
        }
        else
        {
            EventReader.Read(type, context.Compilation, problems);
            new PluginReader(type, context.Compilation, problems).Read();
        }

        foreach (var problem in problems.Found)
        {
            if (told.TryAdd((problem.Id, problem.Location, problem.GetMessage(null)), true))
            {
                context.ReportDiagnostic(problem);
            }
        }
    }
}
