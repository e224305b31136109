resource "aws_wafv2_ip_set" "this" {
  name               = slot("own_name")
  scope              = slot("scope")
  ip_address_version = "IPV4"
  addresses          = []

  tags = slot("tags")
}
