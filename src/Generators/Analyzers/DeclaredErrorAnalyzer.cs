using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Mortise.Generators.Reading;
using Mortise.Generators.Rules;

namespace Mortise.Generators.Analyzers;

/// <summary>
/// Warns where an implementation of an operation throws an error that the operation does not declare.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DeclaredErrorAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [PluginRules.Undeclared];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName("Mortise.DeclaredException") is { } root)
            {
                start.RegisterOperationAction(operation => Analyze(operation, root), OperationKind.Throw);
            }
        });
    }

    private static void Analyze(OperationAnalysisContext context, INamedTypeSymbol root)
    {
        var thrown = ((IThrowOperation)context.Operation).Exception;
        while (thrown is IConversionOperation conversion)
        {
            thrown = conversion.Operand;
        }

        if (thrown?.Type is not INamedTypeSymbol error
            || !IsDeclared(error, root)
            || context.ContainingSymbol is not IMethodSymbol method)
        {
            return;
        }

        var undeclared = OperationsOf(method).FirstOrDefault(operation => !Attributes.All(operation, Attributes.Throws)
            .Any(
                attribute => SymbolEqualityComparer.Default.Equals(attribute.AttributeClass!.TypeArguments[0], error)));
        if (undeclared is not null)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                PluginRules.Undeclared,
                context.Operation.Syntax.GetLocation(),
                $"{undeclared.ContainingType.Name}.{undeclared.Name}",
                error.Name));
        }
    }

    private static IEnumerable<IMethodSymbol> OperationsOf(IMethodSymbol method) => method.ContainingType.AllInterfaces
        .Where(static contract => Attributes.Find(contract, Attributes.Contract) is not null)
        .SelectMany(static contract => contract.GetMembers().OfType<IMethodSymbol>())
        .Where(operation => SymbolEqualityComparer.Default.Equals(
            method.ContainingType.FindImplementationForInterfaceMember(operation), method));

    private static bool IsDeclared(INamedTypeSymbol type, INamedTypeSymbol root)
    {
        for (var current = type.BaseType; current is not null; current = current.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(current, root))
            {
                return true;
            }
        }

        return false;
    }
}
