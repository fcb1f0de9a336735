package main

import (
	"encoding/base64"
	"net"
	"os"

	"github.com/hetznercloud/hcloud-go/hcloud"
)

func keys() {
	blob := append([]byte("\x00\x00\x00\x0bssh-ed25519\x00\x00\x00\x20"), make([]byte, 32)...)
	public := "ssh-ed25519 " + base64.StdEncoding.EncodeToString(blob)
	key := value(client.SSHKey.Create(ctx, hcloud.SSHKeyCreateOpts{Name: "judge", PublicKey: public, Labels: labels})).ok("SSHKey.Create")
	finding("SSHKey", "judge", key.ID, client.SSHKey.GetByID, client.SSHKey.GetByName, client.SSHKey.Get, client.SSHKey.All)
	value(client.SSHKey.GetByFingerprint(ctx, key.Fingerprint)).is("SSHKey.GetByFingerprint", func(found *hcloud.SSHKey) bool { return found != nil })
	value(client.SSHKey.List(ctx, hcloud.SSHKeyListOpts{ListOpts: selected, Sort: []string{"name"}})).is("SSHKey.List", single[*hcloud.SSHKey])
	list(client.SSHKey.AllWithOpts(ctx, hcloud.SSHKeyListOpts{Name: "judge"})).is("SSHKey.AllWithOpts", single[*hcloud.SSHKey])
	value(client.SSHKey.Update(ctx, key, hcloud.SSHKeyUpdateOpts{Name: "renamed", Labels: labels})).is("SSHKey.Update", func(found *hcloud.SSHKey) bool { return found.Name == "renamed" })
	value(client.SSHKey.Create(ctx, hcloud.SSHKeyCreateOpts{Name: "other", PublicKey: public})).refused("SSHKey.Create same key", hcloud.ErrorCodeUniquenessError)
	nothing(client.SSHKey.Delete(ctx, key)).ok("SSHKey.Delete")
	nothing(client.SSHKey.Delete(ctx, key)).refused("SSHKey.Delete again", hcloud.ErrorCodeNotFound)
}

func certificates() {
	opts := hcloud.CertificateCreateOpts{Name: "judge", Type: hcloud.CertificateTypeUploaded, Labels: labels}
	opts.Certificate, opts.PrivateKey = file("JUDGE_CERTIFICATE"), file("JUDGE_KEY")
	uploaded := value(client.Certificate.Create(ctx, opts)).ok("Certificate.Create")
	finding("Certificate", "judge", uploaded.ID, client.Certificate.GetByID, client.Certificate.GetByName, client.Certificate.Get, client.Certificate.All)
	value(client.Certificate.List(ctx, hcloud.CertificateListOpts{ListOpts: selected, Sort: []string{"created:desc"}})).is("Certificate.List", single[*hcloud.Certificate])
	list(client.Certificate.AllWithOpts(ctx, hcloud.CertificateListOpts{Name: "judge"})).is("Certificate.AllWithOpts", single[*hcloud.Certificate])
	value(client.Certificate.Create(ctx, opts)).refused("Certificate.Create same name", hcloud.ErrorCodeUniquenessError)
	managed := hcloud.CertificateCreateOpts{Name: "managed", Type: hcloud.CertificateTypeManaged, DomainNames: []string{"example.com"}}
	created := value(client.Certificate.CreateCertificate(ctx, managed)).ok("Certificate.CreateCertificate")
	action(created.Action, nil, nil).ok("Certificate.CreateCertificate waits")
	value(client.Certificate.RetryIssuance(ctx, created.Certificate)).refused("Certificate.RetryIssuance of an issued one", "unsupported_error")
	value(client.Certificate.Update(ctx, uploaded, hcloud.CertificateUpdateOpts{Name: "renamed"})).is("Certificate.Update", func(found *hcloud.Certificate) bool { return found.Name == "renamed" })
	nothing(client.Certificate.Delete(ctx, uploaded)).ok("Certificate.Delete")
}

func file(variable string) string {
	text, err := os.ReadFile(environment(variable))
	if err != nil {
		panic(err)
	}
	return string(text)
}

func firewalls(server *hcloud.Server) {
	rules := []hcloud.FirewallRule{{
		Direction: hcloud.FirewallRuleDirectionIn, Protocol: hcloud.FirewallRuleProtocolTCP,
		SourceIPs: []net.IPNet{*network("0.0.0.0/0")}, Port: hcloud.String("22"), Description: hcloud.String("ssh"),
	}}
	created := value(client.Firewall.Create(ctx, hcloud.FirewallCreateOpts{Name: "judge", Rules: rules, Labels: labels})).ok("Firewall.Create")
	actions(created.Actions, nil, nil).ok("Firewall.Create waits")
	firewall := created.Firewall
	finding("Firewall", "judge", firewall.ID, client.Firewall.GetByID, client.Firewall.GetByName, client.Firewall.Get, client.Firewall.All)
	value(client.Firewall.List(ctx, hcloud.FirewallListOpts{ListOpts: selected, Sort: []string{"name"}})).is("Firewall.List", single[*hcloud.Firewall])
	list(client.Firewall.AllWithOpts(ctx, hcloud.FirewallListOpts{Name: "judge"})).is("Firewall.AllWithOpts", single[*hcloud.Firewall])
	resources := []hcloud.FirewallResource{{Type: hcloud.FirewallResourceTypeServer, Server: &hcloud.FirewallResourceServer{ID: server.ID}}}
	actions(client.Firewall.ApplyResources(ctx, firewall, resources)).ok("Firewall.ApplyResources")
	actions(client.Firewall.ApplyResources(ctx, firewall, resources)).refused("Firewall.ApplyResources twice", hcloud.ErrorCodeFirewallAlreadyApplied)
	nothing(client.Firewall.Delete(ctx, firewall)).refused("Firewall.Delete in use", hcloud.ErrorCodeResourceInUse)
	actions(client.Firewall.RemoveResources(ctx, firewall, resources)).ok("Firewall.RemoveResources")
	actions(client.Firewall.SetRules(ctx, firewall, hcloud.FirewallSetRulesOpts{Rules: rules[:0]})).ok("Firewall.SetRules")
	value(client.Firewall.Update(ctx, firewall, hcloud.FirewallUpdateOpts{Name: "renamed"})).is("Firewall.Update", func(found *hcloud.Firewall) bool { return found.Name == "renamed" })
	nothing(client.Firewall.Delete(ctx, firewall)).ok("Firewall.Delete")
}
