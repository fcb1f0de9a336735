// A tour of hcloud-go, the official Go client, over the embedded Hetzner: every method stands at least once.
package main

import (
	"context"
	"go/ast"
	"go/parser"
	"go/token"
	"reflect"
	"strings"
	"time"

	"github.com/hetznercloud/hcloud-go/hcloud"
)

var (
	ctx    = context.Background()
	client = hcloud.NewClient(
		hcloud.WithEndpoint(environment("JUDGE_ENDPOINT")),
		hcloud.WithToken(environment("JUDGE_TOKEN")),
		hcloud.WithPollInterval(20*time.Millisecond),
		hcloud.WithApplication("judge", "1"),
	)
	location = &hcloud.Location{Name: "fsn1"}
	small    = &hcloud.ServerType{Name: "cx23"}
	debian   = &hcloud.Image{Name: "debian-13"}
	labels   = map[string]string{"judge": "go"}
	selected = hcloud.ListOpts{LabelSelector: "judge=go"}
)

func main() {
	part("catalogue", catalogue)
	part("keys", keys)
	part("certificates", certificates)
	part("servers", servers)
	list(missing()).is("every method was called", func(names []string) bool { return len(names) == 0 })
}

func catalogue() {
	finding("Location", "fsn1", 1, client.Location.GetByID, client.Location.GetByName, client.Location.Get, client.Location.All)
	value(client.Location.List(ctx, hcloud.LocationListOpts{Name: "fsn1", Sort: []string{"name:desc"}})).is("Location.List", single[*hcloud.Location])
	kind := value(client.ServerType.GetByName(ctx, "cx23")).ok("ServerType.GetByName first")
	finding("ServerType", "cx23", kind.ID, client.ServerType.GetByID, client.ServerType.GetByName, client.ServerType.Get, client.ServerType.All)
	value(client.ServerType.List(ctx, hcloud.ServerTypeListOpts{Name: "cx23", Sort: []string{"id"}})).is("ServerType.List", single[*hcloud.ServerType])
	balancer := value(client.LoadBalancerType.GetByName(ctx, "lb11")).ok("LoadBalancerType.GetByName first")
	finding("LoadBalancerType", "lb11", balancer.ID, client.LoadBalancerType.GetByID, client.LoadBalancerType.GetByName, client.LoadBalancerType.Get, client.LoadBalancerType.All)
	value(client.LoadBalancerType.List(ctx, hcloud.LoadBalancerTypeListOpts{Name: "lb11", Sort: []string{"id"}})).is("LoadBalancerType.List", single[*hcloud.LoadBalancerType])
	isos := value(client.ISO.List(ctx, hcloud.ISOListOpts{ListOpts: hcloud.ListOpts{PerPage: 2}})).ok("ISO.List")
	value(client.ISO.List(ctx, hcloud.ISOListOpts{Sort: []string{"name:asc"}})).is("ISO.List sorted", some[*hcloud.ISO])
	finding("ISO", isos[0].Name, isos[0].ID, client.ISO.GetByID, client.ISO.GetByName, client.ISO.Get, client.ISO.All)
	value(client.Pricing.Get(ctx)).is("Pricing.Get", func(pricing hcloud.Pricing) bool {
		return len(pricing.ServerTypes) > 0 && pricing.Image.PerGBMonth.Currency == "EUR"
	})
	const gone = "deprecated_api_endpoint"
	value(client.Datacenter.GetByID(ctx, 1)).refused("Datacenter.GetByID", gone)
	value(client.Datacenter.GetByName(ctx, "fsn1-dc14")).refused("Datacenter.GetByName", gone)
	value(client.Datacenter.Get(ctx, "fsn1-dc14")).refused("Datacenter.Get", gone)
	value(client.Datacenter.List(ctx, hcloud.DatacenterListOpts{})).refused("Datacenter.List", gone)
	list(client.Datacenter.All(ctx)).refused("Datacenter.All", gone)
}

// The methods of the client that do not stand in the source of this tour as `client.RESOURCE.METHOD`.
func missing() ([]string, error) {
	packages, err := parser.ParseDir(token.NewFileSet(), environment("JUDGE_SOURCE"), nil, 0)
	if err != nil {
		return nil, err
	}
	called := map[string]bool{}
	ast.Inspect(packages["main"], func(node ast.Node) bool {
		if method, ok := node.(*ast.SelectorExpr); ok {
			if resource, ok := method.X.(*ast.SelectorExpr); ok {
				if base, ok := resource.X.(*ast.Ident); ok && base.Name == "client" {
					called[resource.Sel.Name+"."+method.Sel.Name] = true
				}
			}
		}
		return true
	})
	names := []string{}
	resources := reflect.TypeOf(*client)
	for i := 0; i < resources.NumField(); i++ {
		field := resources.Field(i)
		if !field.IsExported() || !strings.HasSuffix(field.Type.Name(), "Client") {
			continue
		}
		methods := reflect.PointerTo(field.Type)
		for j := 0; j < methods.NumMethod(); j++ {
			if name := field.Name + "." + methods.Method(j).Name; !called[name] {
				names = append(names, name)
			}
		}
	}
	return names, nil
}
