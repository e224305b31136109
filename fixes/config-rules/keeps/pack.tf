resource "aws_config_configuration_recorder" "main" {
  name     = "shop"
  role_arn = "arn:aws:iam::123456789012:role/config"
}

resource "aws_config_conformance_pack" "cis" {
  name            = "cis"
  template_s3_uri = "s3://shop/cis.yaml"
}
