resource "aws_key_pair" "deployer" {
  key_name   = "deployer"
  public_key = file("~/.ssh/id_rsa.pub")
}

resource "aws_iam_saml_provider" "staff" {
  name                   = "staff"
  saml_metadata_document = file("${path.module}/saml-metadata.xml")
}

resource "aws_s3_object" "rules" {
  bucket = "rules"
  key    = "rules.json"
  source = "${path.module}/rules.json"
  etag   = filemd5("${path.module}/rules.json")
}
