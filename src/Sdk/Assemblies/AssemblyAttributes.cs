using System.Reflection.Metadata;

namespace Mortise.Sdk.Assemblies;

/// <summary>The attributes that the generator puts on an assembly.</summary>
internal sealed class AssemblyAttributes(MetadataReader reader)
{
    private const string Namespace = "Mortise";

    public bool Has(string name) => Find(name) is not null;

    /// <summary>The second argument of <c>PluginExportAttribute(Type factory, string manifest)</c>.</summary>
    public string? PluginManifest()
    {
        if (Find("PluginExportAttribute") is not { } attribute)
        {
            return null;
        }

        var blob = reader.GetBlobReader(attribute.Value);
        if (blob.ReadUInt16() != 1)
        {
            return null;
        }

        blob.ReadSerializedString();
        return blob.ReadSerializedString();
    }

    private CustomAttribute? Find(string name)
    {
        foreach (var handle in reader.GetAssemblyDefinition().GetCustomAttributes())
        {
            var attribute = reader.GetCustomAttribute(handle);
            if (IsNamed(attribute, name))
            {
                return attribute;
            }
        }

        return null;
    }

    private bool IsNamed(CustomAttribute attribute, string name)
    {
        var type = attribute.Constructor.Kind switch
        {
            HandleKind.MemberReference =>
                reader.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent,
            HandleKind.MethodDefinition =>
                reader.GetMethodDefinition((MethodDefinitionHandle)attribute.Constructor).GetDeclaringType(),
            _ => default,
        };
        return type.Kind switch
        {
            HandleKind.TypeReference => Matches(reader.GetTypeReference((TypeReferenceHandle)type), name),
            HandleKind.TypeDefinition => Matches(reader.GetTypeDefinition((TypeDefinitionHandle)type), name),
            _ => false,
        };
    }

    private bool Matches(TypeReference type, string name) =>
        reader.StringComparer.Equals(type.Name, name) && reader.StringComparer.Equals(type.Namespace, Namespace);

    private bool Matches(TypeDefinition type, string name) =>
        reader.StringComparer.Equals(type.Name, name) && reader.StringComparer.Equals(type.Namespace, Namespace);
}
