resource "aws_elasticsearch_domain_policy" "this" {
  domain_name     = this.domain_name
  access_policies = slot("value")
}
