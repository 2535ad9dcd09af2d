using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Mortise.Generators.Model;
using Mortise.Generators.Reading;
using Mortise.Generators.Rules;
using Mortise.Generators.Writing;

namespace Mortise.Generators;

/// <summary>
/// Writes ports, dispatchers, codecs, factories, manifests and schemas. Whatever breaks a rule gets no code; the
/// analyzers say what is wrong with it.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class MortiseGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var contracts = Find<InterfaceDeclarationSyntax, ContractShape>(
            context,
            Attributes.Contract,
            "Contracts",
            static (type, compilation) => new ContractReader(type, compilation, new Problems()).Read());
        var events = Find<RecordDeclarationSyntax, EventShape>(
            context,
            Attributes.Event,
            "Events",
            static (type, compilation) => EventReader.Read(type, compilation, new Problems()));
        var plugins = Find<ClassDeclarationSyntax, PluginShape>(
            context,
            Attributes.Plugin,
            "Plugins",
            static (type, compilation) => new PluginReader(type, compilation, new Problems()).Read());
        var types = contracts.Select(static (item, _) => item.Types).Collect()
            .Combine(events.Select(static (item, _) => item.Types).Collect())
            .Combine(plugins.Select(static (item, _) => item.Types).Collect())
            .SelectMany(static (all, _) => Distinct(all.Left.Left.Concat(all.Left.Right).Concat(all.Right)))
            .WithTrackingName("Types");

        context.RegisterSourceOutput(contracts, static (output, contract) => AddContract(output, contract));
        context.RegisterSourceOutput(events, static (output, item) =>
            Add(output, item.Namespace, item.Label + "Runtime", EventText.Write(item)));
        context.RegisterSourceOutput(plugins, static (output, plugin) =>
            Add(output, plugin.Namespace, plugin.Factory, FactoryText.Write(plugin)));
        context.RegisterSourceOutput(types, static (output, shape) =>
            Add(output, shape.Codec.Namespace, shape.Codec.Name, CodecText.Write(shape)));
    }

    private static IncrementalValuesProvider<TShape> Find<TSyntax, TShape>(
        IncrementalGeneratorInitializationContext context,
        string attribute,
        string step,
        Func<INamedTypeSymbol, Compilation, TShape?> read)
        where TShape : class => context.SyntaxProvider
        .ForAttributeWithMetadataName(
            attribute,
            static (node, _) => node is TSyntax,
            (found, _) => found.TargetSymbol is INamedTypeSymbol type
                ? read(type, found.SemanticModel.Compilation)
                : null)
        .Where(static shape => shape is not null)
        .Select(static (shape, _) => shape!)
        .WithTrackingName(step);

    private static IEnumerable<DataShape> Distinct(IEnumerable<EquatableArray<DataShape>> all) => all
        .SelectMany(static shapes => shapes)
        .GroupBy(static shape => (shape.Codec.Namespace, shape.Codec.Name))
        .Select(static group => group.First());

    private static void AddContract(SourceProductionContext output, ContractShape contract)
    {
        var stem = contract.Stem;
        Add(output, contract.Namespace, stem + "Port", PortText.Write(contract));
        Add(output, contract.Namespace, stem + "ComposedPort", ComposedPortText.Write(contract));
        Add(output, contract.Namespace, stem + "EncodingPort", EncodingPortText.Write(contract));
        Add(output, contract.Namespace, stem + "Dispatcher", DispatcherText.Write(contract));
        Add(output, contract.Namespace, stem + "Runtime", RuntimeText.Write(contract));
        if (contract.Operations.Any(static operation => operation.Arguments.Any()))
        {
            Add(output, contract.Namespace, stem + "Arguments", ArgumentsText.Write(contract));
        }

        var added = contract.Operations.Where(static operation => operation.HasGeneratedBody).ToList();
        if (added.Count > 0)
        {
            Add(output, contract.Namespace, contract.Interface + ".Added", SinceText.Write(contract, added));
        }
    }

    private static void Add(SourceProductionContext output, string space, string name, string code) =>
        output.AddSource(space.Length == 0 ? $"{name}.g.cs" : $"{space}.{name}.g.cs", code);
}
