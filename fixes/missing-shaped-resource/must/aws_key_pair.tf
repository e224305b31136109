resource "aws_key_pair" "this" {
  key_name_prefix = slot("own_name", "-")
  public_key      = tls_private_key.this.public_key_openssh

  tags = slot("tags")
}

resource "tls_private_key" "this" {
  algorithm = "RSA"
  rsa_bits  = 4096
}
