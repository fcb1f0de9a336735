package main

import (
	"net"
	"time"

	"github.com/hetznercloud/hcloud-go/hcloud"
)

func network(text string) *net.IPNet {
	_, network, err := net.ParseCIDR(text)
	if err != nil {
		panic(err)
	}
	return network
}

func floatingIPs(server *hcloud.Server) {
	opts := hcloud.FloatingIPCreateOpts{Type: hcloud.FloatingIPTypeIPv4, HomeLocation: location, Name: hcloud.String("judge"), Description: hcloud.String("judged"), Labels: labels}
	address := value(client.FloatingIP.Create(ctx, opts)).ok("FloatingIP.Create").FloatingIP
	assigned := value(client.FloatingIP.Create(ctx, hcloud.FloatingIPCreateOpts{Type: hcloud.FloatingIPTypeIPv6, Server: server})).ok("FloatingIP.Create assigned")
	action(assigned.Action, nil, nil).ok("FloatingIP.Create assigned waits")
	finding("FloatingIP", "judge", address.ID, client.FloatingIP.GetByID, client.FloatingIP.GetByName, client.FloatingIP.Get, client.FloatingIP.All)
	value(client.FloatingIP.List(ctx, hcloud.FloatingIPListOpts{ListOpts: selected, Sort: []string{"id"}})).is("FloatingIP.List", single[*hcloud.FloatingIP])
	list(client.FloatingIP.AllWithOpts(ctx, hcloud.FloatingIPListOpts{Name: "judge"})).is("FloatingIP.AllWithOpts", single[*hcloud.FloatingIP])
	action(client.FloatingIP.Assign(ctx, address, server)).ok("FloatingIP.Assign")
	action(client.FloatingIP.Unassign(ctx, address)).ok("FloatingIP.Unassign")
	action(client.FloatingIP.ChangeDNSPtr(ctx, address, address.IP.String(), hcloud.String("float.example.com"))).ok("FloatingIP.ChangeDNSPtr")
	action(client.FloatingIP.ChangeProtection(ctx, address, hcloud.FloatingIPChangeProtectionOpts{Delete: hcloud.Bool(true)})).ok("FloatingIP.ChangeProtection")
	nothing(client.FloatingIP.Delete(ctx, address)).refused("FloatingIP.Delete protected", hcloud.ErrorCodeProtected)
	action(client.FloatingIP.ChangeProtection(ctx, address, hcloud.FloatingIPChangeProtectionOpts{Delete: hcloud.Bool(false)})).ok("FloatingIP.ChangeProtection off")
	value(client.FloatingIP.Update(ctx, address, hcloud.FloatingIPUpdateOpts{Name: "renamed", Description: "changed"})).is("FloatingIP.Update", func(found *hcloud.FloatingIP) bool { return found.Name == "renamed" })
	nothing(client.FloatingIP.Delete(ctx, address)).ok("FloatingIP.Delete")
}

// The client cannot create one in a location; that of the server is used.
func primaryIPs(server *hcloud.Server) {
	create := hcloud.PrimaryIPCreateOpts{Name: "judge", Type: hcloud.PrimaryIPTypeIPv4, AssigneeType: "server", Datacenter: "fsn1-dc14"}
	value(client.PrimaryIP.Create(ctx, create)).ok("PrimaryIP.Create")
	address := value(client.PrimaryIP.GetByID(ctx, server.PublicNet.IPv4.ID)).ok("PrimaryIP.GetByID first")
	finding("PrimaryIP", address.Name, address.ID, client.PrimaryIP.GetByID, client.PrimaryIP.GetByName, client.PrimaryIP.Get, client.PrimaryIP.All)
	value(client.PrimaryIP.GetByIP(ctx, address.IP.String())).is("PrimaryIP.GetByIP", func(found *hcloud.PrimaryIP) bool { return found.ID == address.ID })
	value(client.PrimaryIP.List(ctx, hcloud.PrimaryIPListOpts{Sort: []string{"id:desc"}})).is("PrimaryIP.List", some[*hcloud.PrimaryIP])
	update := hcloud.PrimaryIPUpdateOpts{Name: "judge", AutoDelete: hcloud.Bool(false), Labels: &labels}
	value(client.PrimaryIP.Update(ctx, address, update)).is("PrimaryIP.Update", func(found *hcloud.PrimaryIP) bool { return found.Name == "judge" && !found.AutoDelete })
	action(client.PrimaryIP.Unassign(ctx, address.ID)).ok("PrimaryIP.Unassign")
	action(client.PrimaryIP.Assign(ctx, hcloud.PrimaryIPAssignOpts{ID: address.ID, AssigneeID: server.ID, AssigneeType: "server"})).ok("PrimaryIP.Assign")
	action(client.PrimaryIP.ChangeDNSPtr(ctx, hcloud.PrimaryIPChangeDNSPtrOpts{ID: address.ID, IP: address.IP.String(), DNSPtr: "primary.example.com"})).ok("PrimaryIP.ChangeDNSPtr")
	action(client.PrimaryIP.Unassign(ctx, address.ID)).ok("PrimaryIP.Unassign again")
	action(client.PrimaryIP.ChangeProtection(ctx, hcloud.PrimaryIPChangeProtectionOpts{ID: address.ID, Delete: true})).ok("PrimaryIP.ChangeProtection")
	nothing(client.PrimaryIP.Delete(ctx, address)).refused("PrimaryIP.Delete protected", hcloud.ErrorCodeProtected)
	action(client.PrimaryIP.ChangeProtection(ctx, hcloud.PrimaryIPChangeProtectionOpts{ID: address.ID})).ok("PrimaryIP.ChangeProtection off")
	nothing(client.PrimaryIP.Delete(ctx, address)).ok("PrimaryIP.Delete")
}

func networks(server *hcloud.Server) {
	subnet := func(text string) hcloud.NetworkSubnet {
		return hcloud.NetworkSubnet{Type: hcloud.NetworkSubnetTypeCloud, NetworkZone: hcloud.NetworkZoneEUCentral, IPRange: network(text)}
	}
	made := value(client.Network.Create(ctx, hcloud.NetworkCreateOpts{Name: "judge", IPRange: network("10.0.0.0/16"), Subnets: []hcloud.NetworkSubnet{subnet("10.0.1.0/24")}, Labels: labels})).ok("Network.Create")
	finding("Network", "judge", made.ID, client.Network.GetByID, client.Network.GetByName, client.Network.Get, client.Network.All)
	value(client.Network.List(ctx, hcloud.NetworkListOpts{ListOpts: selected, Sort: []string{"name"}})).is("Network.List", single[*hcloud.Network])
	list(client.Network.AllWithOpts(ctx, hcloud.NetworkListOpts{Name: "judge"})).is("Network.AllWithOpts", single[*hcloud.Network])
	action(client.Network.AddSubnet(ctx, made, hcloud.NetworkAddSubnetOpts{Subnet: subnet("10.0.2.0/24")})).ok("Network.AddSubnet")
	action(client.Network.DeleteSubnet(ctx, made, hcloud.NetworkDeleteSubnetOpts{Subnet: subnet("10.0.2.0/24")})).ok("Network.DeleteSubnet")
	route := hcloud.NetworkRoute{Destination: network("10.100.1.0/24"), Gateway: net.ParseIP("10.0.1.2")}
	action(client.Network.AddRoute(ctx, made, hcloud.NetworkAddRouteOpts{Route: route})).ok("Network.AddRoute")
	action(client.Network.DeleteRoute(ctx, made, hcloud.NetworkDeleteRouteOpts{Route: route})).ok("Network.DeleteRoute")
	action(client.Network.ChangeIPRange(ctx, made, hcloud.NetworkChangeIPRangeOpts{IPRange: network("10.0.0.0/12")})).ok("Network.ChangeIPRange")
	attach := hcloud.ServerAttachToNetworkOpts{Network: made, IP: net.ParseIP("10.0.1.5"), AliasIPs: []net.IP{net.ParseIP("10.0.1.6")}}
	action(client.Server.AttachToNetwork(ctx, server, attach)).ok("Server.AttachToNetwork")
	value(client.Server.AttachToNetwork(ctx, server, attach)).refused("Server.AttachToNetwork twice", hcloud.ErrorCodeServerAlreadyAttached)
	action(client.Server.ChangeAliasIPs(ctx, server, hcloud.ServerChangeAliasIPsOpts{Network: made})).ok("Server.ChangeAliasIPs")
	action(client.Server.DetachFromNetwork(ctx, server, hcloud.ServerDetachFromNetworkOpts{Network: made})).ok("Server.DetachFromNetwork")
	action(client.Network.ChangeProtection(ctx, made, hcloud.NetworkChangeProtectionOpts{Delete: hcloud.Bool(true)})).ok("Network.ChangeProtection")
	nothing(client.Network.Delete(ctx, made)).refused("Network.Delete protected", hcloud.ErrorCodeProtected)
	action(client.Network.ChangeProtection(ctx, made, hcloud.NetworkChangeProtectionOpts{Delete: hcloud.Bool(false)})).ok("Network.ChangeProtection off")
	value(client.Network.Update(ctx, made, hcloud.NetworkUpdateOpts{Name: "renamed"})).is("Network.Update", func(found *hcloud.Network) bool { return found.Name == "renamed" })
	nothing(client.Network.Delete(ctx, made)).ok("Network.Delete")
}

func loadBalancers() {
	created := value(client.LoadBalancer.Create(ctx, hcloud.LoadBalancerCreateOpts{
		Name: "judge", LoadBalancerType: &hcloud.LoadBalancerType{Name: "lb11"}, Location: location, Labels: labels,
		Algorithm: &hcloud.LoadBalancerAlgorithm{Type: hcloud.LoadBalancerAlgorithmTypeRoundRobin},
	})).ok("LoadBalancer.Create")
	action(created.Action, nil, nil).ok("LoadBalancer.Create waits")
	balancer := created.LoadBalancer
	finding("LoadBalancer", "judge", balancer.ID, client.LoadBalancer.GetByID, client.LoadBalancer.GetByName, client.LoadBalancer.Get, client.LoadBalancer.All)
	value(client.LoadBalancer.List(ctx, hcloud.LoadBalancerListOpts{ListOpts: selected, Sort: []string{"name"}})).is("LoadBalancer.List", single[*hcloud.LoadBalancer])
	list(client.LoadBalancer.AllWithOpts(ctx, hcloud.LoadBalancerListOpts{Name: "judge"})).is("LoadBalancer.AllWithOpts", single[*hcloud.LoadBalancer])
	service := hcloud.LoadBalancerAddServiceOpts{Protocol: hcloud.LoadBalancerServiceProtocolTCP, ListenPort: hcloud.Int(80), DestinationPort: hcloud.Int(80), Proxyprotocol: hcloud.Bool(false)}
	action(client.LoadBalancer.AddService(ctx, balancer, service)).ok("LoadBalancer.AddService")
	value(client.LoadBalancer.AddService(ctx, balancer, service)).refused("LoadBalancer.AddService same port", hcloud.ErrorCodeSourcePortAlreadyUsed)
	action(client.LoadBalancer.UpdateService(ctx, balancer, 80, hcloud.LoadBalancerUpdateServiceOpts{DestinationPort: hcloud.Int(8080)})).ok("LoadBalancer.UpdateService")
	other := value(client.Server.Create(ctx, hcloud.ServerCreateOpts{Name: "target", ServerType: small, Image: debian})).ok("Server.Create a target")
	actions(append(other.NextActions, other.Action), nil, nil).ok("Server.Create a target waits")
	action(client.LoadBalancer.AddServerTarget(ctx, balancer, hcloud.LoadBalancerAddServerTargetOpts{Server: other.Server})).ok("LoadBalancer.AddServerTarget")
	value(client.LoadBalancer.AddServerTarget(ctx, balancer, hcloud.LoadBalancerAddServerTargetOpts{Server: other.Server})).refused("LoadBalancer.AddServerTarget twice", hcloud.ErrorCodeTargetAlreadyDefined)
	action(client.LoadBalancer.RemoveServerTarget(ctx, balancer, other.Server)).ok("LoadBalancer.RemoveServerTarget")
	action(client.LoadBalancer.AddLabelSelectorTarget(ctx, balancer, hcloud.LoadBalancerAddLabelSelectorTargetOpts{Selector: "role=none"})).ok("LoadBalancer.AddLabelSelectorTarget")
	action(client.LoadBalancer.RemoveLabelSelectorTarget(ctx, balancer, "role=none")).ok("LoadBalancer.RemoveLabelSelectorTarget")
	address := other.Server.PublicNet.IPv4.IP
	action(client.LoadBalancer.AddIPTarget(ctx, balancer, hcloud.LoadBalancerAddIPTargetOpts{IP: address})).ok("LoadBalancer.AddIPTarget")
	action(client.LoadBalancer.RemoveIPTarget(ctx, balancer, address)).ok("LoadBalancer.RemoveIPTarget")
	action(client.LoadBalancer.DeleteService(ctx, balancer, 80)).ok("LoadBalancer.DeleteService")
	subnet := hcloud.NetworkSubnet{Type: hcloud.NetworkSubnetTypeCloud, NetworkZone: hcloud.NetworkZoneEUCentral, IPRange: network("10.0.1.0/24")}
	private := value(client.Network.Create(ctx, hcloud.NetworkCreateOpts{Name: "balanced", IPRange: network("10.0.0.0/16"), Subnets: []hcloud.NetworkSubnet{subnet}})).ok("Network.Create to balance")
	action(client.LoadBalancer.AttachToNetwork(ctx, balancer, hcloud.LoadBalancerAttachToNetworkOpts{Network: private, IP: net.ParseIP("10.0.1.9")})).ok("LoadBalancer.AttachToNetwork")
	action(client.LoadBalancer.DisablePublicInterface(ctx, balancer)).ok("LoadBalancer.DisablePublicInterface")
	action(client.LoadBalancer.EnablePublicInterface(ctx, balancer)).ok("LoadBalancer.EnablePublicInterface")
	action(client.LoadBalancer.DetachFromNetwork(ctx, balancer, hcloud.LoadBalancerDetachFromNetworkOpts{Network: private})).ok("LoadBalancer.DetachFromNetwork")
	action(client.LoadBalancer.ChangeAlgorithm(ctx, balancer, hcloud.LoadBalancerChangeAlgorithmOpts{Type: hcloud.LoadBalancerAlgorithmTypeLeastConnections})).ok("LoadBalancer.ChangeAlgorithm")
	action(client.LoadBalancer.ChangeType(ctx, balancer, hcloud.LoadBalancerChangeTypeOpts{LoadBalancerType: &hcloud.LoadBalancerType{Name: "lb21"}})).ok("LoadBalancer.ChangeType")
	action(client.LoadBalancer.ChangeDNSPtr(ctx, balancer, balancer.PublicNet.IPv4.IP.String(), hcloud.String("lb.example.com"))).ok("LoadBalancer.ChangeDNSPtr")
	metrics := hcloud.LoadBalancerGetMetricsOpts{Types: []hcloud.LoadBalancerMetricType{hcloud.LoadBalancerMetricOpenConnections, hcloud.LoadBalancerMetricBandwidth}, Start: balancer.Created, End: balancer.Created.Add(5 * time.Minute), Step: 60}
	value(client.LoadBalancer.GetMetrics(ctx, balancer, metrics)).is("LoadBalancer.GetMetrics", func(found *hcloud.LoadBalancerMetrics) bool { return len(found.TimeSeries) > 0 })
	action(client.LoadBalancer.ChangeProtection(ctx, balancer, hcloud.LoadBalancerChangeProtectionOpts{Delete: hcloud.Bool(true)})).ok("LoadBalancer.ChangeProtection")
	nothing(client.LoadBalancer.Delete(ctx, balancer)).refused("LoadBalancer.Delete protected", hcloud.ErrorCodeProtected)
	action(client.LoadBalancer.ChangeProtection(ctx, balancer, hcloud.LoadBalancerChangeProtectionOpts{Delete: hcloud.Bool(false)})).ok("LoadBalancer.ChangeProtection off")
	value(client.LoadBalancer.Update(ctx, balancer, hcloud.LoadBalancerUpdateOpts{Name: "renamed"})).is("LoadBalancer.Update", func(found *hcloud.LoadBalancer) bool { return found.Name == "renamed" })
	nothing(client.LoadBalancer.Delete(ctx, balancer)).ok("LoadBalancer.Delete")
}
