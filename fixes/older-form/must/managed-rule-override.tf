resource "aws_wafv2_web_acl" "this" {
  rule {
    statement {
      managed_rule_group_statement {
        rule_action_override {
          name = slot("item")

          action_to_use {
            count {}
          }
        }

        dynamic "rule_action_override" {
          for_each = slot("value")

          content {
            name = rule_action_override.value

            action_to_use {
              count {}
            }
          }
        }
      }
    }
  }
}
