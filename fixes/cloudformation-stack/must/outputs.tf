locals {
  attribute = { Value = { "Fn::GetAtt" = ["This", slot("attribute")] } }
  itself    = { Value = { Ref = "This" } }
  given     = { Value = slot("value") }
}
